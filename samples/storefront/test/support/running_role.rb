# frozen_string_literal: true

require 'json'
require 'net/http'
require 'timeout'

# bin/storefront as a process of its own on a free port.
class RunningRole
  PROGRAM = File.expand_path('../../bin/storefront', __dir__)
  PATIENCE = 30 # seconds

  attr_reader :url

  def initialize(role, variables)
    @output, writer = IO.pipe
    environment = { 'BIND' => '127.0.0.1', 'PORT' => '0', 'LC_ALL' => 'C' }.merge(variables)
    @pid = Process.spawn(environment, RbConfig.ruby, PROGRAM, role, out: writer, unsetenv_others: true)
    writer.close
    @url = URI.parse("http://127.0.0.1:#{wait_for('listening').fetch(:port)}")
  end

  def at(path)
    URI.join(@url, path)
  end

  # The first log line about an event from here on.
  def wait_for(event)
    Timeout.timeout(PATIENCE) do
      @output.each_line do |line|
        entry = JSON.parse(line, symbolize_names: true)
        return entry if entry[:event] == event
      end
    end
    raise "The process ended before it logged '#{event}'."
  end

  # Returns the exit code.
  def stop(signal = 'TERM')
    Process.kill(signal, @pid)
    reap
  end

  def kill
    Process.kill('KILL', @pid)
    reap
  rescue Errno::ESRCH, Errno::ECHILD
    nil
  end

  private

  def reap
    Timeout.timeout(PATIENCE) { Process.wait2(@pid) }.last.exitstatus
  end
end
