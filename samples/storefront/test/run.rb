# frozen_string_literal: true

# Runs every test: ruby test/run.rb [--junit FILE] [--coverage FILE] [minitest's own options, such as -n /order/ or -v]

Encoding.default_external = Encoding::UTF_8
$LOAD_PATH.unshift(File.expand_path('../lib', __dir__))

require 'minitest'
require 'optparse'
require_relative 'support/coverage_report'
require_relative 'support/junit_reporter'

arguments = ARGV.dup
junit, coverage = %w[--junit --coverage].map do |option|
  at = arguments.index(option)
  arguments.slice!(at, 2).fetch(1) { abort "Usage: ruby test/run.rb [#{option} FILE]" } if at
end

# Before anything is loaded that it looks at.
Coverage.start(lines: true) if coverage

if junit
  Minitest.extensions << 'junit'
  Minitest.define_singleton_method(:plugin_junit_init) { |_options| reporter << JunitReporter.new(junit) }
end

Dir[File.join(__dir__, '**', '*_test.rb')].each { |file| require file }
passed = Minitest.run(arguments)
CoverageReport.new(Coverage.result, %w[bin lib]).write(coverage) if coverage
exit passed
