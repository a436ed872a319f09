# frozen_string_literal: true

require_relative '../storefront'
require_relative 'settings'

module Storefront
  # The command line. Exit codes: 0 done, 1 the world's fault, 2 the caller's (arguments, settings).
  class Command
    USAGE = <<~TEXT
      Usage: storefront backend | frontend          serve one role until SIGTERM
             storefront healthcheck backend|frontend  ask the role on this machine; exit 0 when it is well
             storefront --version | --help

      Settings are environment variables.
        both       BIND (0.0.0.0), PORT (backend 8080, frontend 8081; 0 = any free one), THREADS (5),
                   SHUTDOWN_TIMEOUT (20 seconds), LOG_LEVEL (info)
        backend    DATABASE_URL (sqlite:///var/lib/storefront/storefront.sqlite3)
        frontend   BACKEND_URL (http://localhost:8080), BACKEND_TIMEOUT (5 seconds), SHOP_NOTICE (none)
    TEXT

    def initialize(output, errors)
      @output = output
      @errors = errors
      @output.sync = true
    end

    def run(arguments, variables)
      case arguments
      in ['backend' | 'frontend' => role] then serve(role, variables)
      in ['healthcheck', 'backend' | 'frontend' => role] then health_check(role, variables)
      in ['--version'] then say(Storefront.version)
      in ['--help'] then say(USAGE)
      in [] then refuse('what to do is missing')
      else refuse("#{arguments.join(' ').inspect} is not understood")
      end
    rescue InvalidSettings => e
      e.mistakes.each { |line| complain(line) }
      2
    end

    private

    def serve(role, variables)
      settings = Settings.for_role(role, variables)
      require_relative 'serve'
      Serve.new(role, settings, @output).run
    rescue Unstartable => e
      complain(e.message)
      1
    end

    def health_check(role, variables)
      settings = Settings.for_role(role, variables)
      require_relative 'health_check'
      problem = HealthCheck.new(settings.server).problem
      return 0 unless problem

      complain(problem)
      1
    end

    def say(text)
      @output.puts(text)
      0
    end

    def refuse(what)
      complain("#{what}. Try: storefront --help")
      2
    end

    def complain(line)
      @errors.puts("storefront: #{line}")
    end
  end
end
