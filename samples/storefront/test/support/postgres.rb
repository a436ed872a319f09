# frozen_string_literal: true

require 'etc'
require 'fileutils'
require 'open3'
require 'socket'
require 'tmpdir'

# A PostgreSQL server of the tests' own, started once and stopped at the end.
class Postgres
  BIN = Dir['/usr/lib/postgresql/*/bin'].max

  def self.available?
    !BIN.nil? && (Process.uid != 0 || !account.nil?)
  end

  def self.shared
    @shared ||= new.tap { |server| Minitest.after_run { server.stop } }
  end

  # The server refuses to run as root, so root lends it the account that its package made.
  def self.account
    Etc.getpwnam('postgres')
  rescue ArgumentError
    nil
  end

  def initialize
    @folder = Dir.mktmpdir('storefront-postgres-')
    @databases = 0
    File.chown(self.class.account.uid, nil, @folder) if Process.uid.zero?
    run('initdb', '--auth=trust', '--username=shop', '--no-sync', '--encoding=UTF8', '--pgdata', data)
    listener = TCPServer.new('127.0.0.1', 0)
    @port = listener.addr[1]
    listener.close
    options = "-c listen_addresses=127.0.0.1 -c port=#{@port} -c fsync=off -c unix_socket_directories=#{@folder}"
    run('pg_ctl', '--wait', '--pgdata', data, '--log', File.join(@folder, 'log'), '--options', options, 'start')
  end

  # The URL of a new, empty database.
  def create_database
    name = "shop#{@databases += 1}"
    run('createdb', '--host=127.0.0.1', "--port=#{@port}", '--username=shop', name)
    "postgresql://shop@127.0.0.1:#{@port}/#{name}"
  end

  def stop
    run('pg_ctl', '--wait', '--mode=immediate', '--pgdata', data, 'stop')
    FileUtils.remove_entry(@folder)
  end

  private

  def data
    File.join(@folder, 'data')
  end

  def run(program, *arguments)
    lent = Process.uid.zero? ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'] : []
    # pg_ctl hands its output on to the server, which would keep a pipe open: so the output goes to a file.
    output = File.join(@folder, 'output')
    done = system(*lent, File.join(BIN, program), *arguments, out: output, err: %i[child out], chdir: @folder)
    raise "#{program} failed: #{File.read(output)}" unless done
  end
end
