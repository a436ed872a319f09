# frozen_string_literal: true

require 'rexml/document'
require_relative '../support/harness'
require_relative '../support/junit_reporter'

class JunitReporterTest < Minitest::Test
  include Harness

  def test_writes_what_gitlab_reads
    document = report(result('test_good_day'), failed('test_bad_day', "1 < 2 & \"3\"\nmore\u0000"),
                      skipped('test_no_day'), broken('test_worse_day'))
    suite = document.elements['testsuites/testsuite']

    assert_equal %w[4 1 1 1], (%w[tests skipped errors failures].map { |name| suite.attributes[name] })
    assert_equal ['bad day', 'good day', 'no day', 'worse day'], (suite.get_elements('testcase').map { |test| test.attributes['name'] })
    failure = suite.elements["testcase[@name='bad day']/failure"]
    assert_equal ['Failure', '1 < 2 & "3"'], [failure.attributes['type'], failure.attributes['message']]
    assert_includes failure.text, 'more�'
    assert_equal 'test/day_test.rb', suite.elements['testcase'].attributes['file']
  end

  def test_writes_an_empty_report
    assert_equal '0', report.elements['testsuites'].attributes['tests']
  end

  private

  def report(*results)
    file = "#{@folder}/new/report.xml"
    reporter = JunitReporter.new(file, root: '/src')
    results.each { |result| reporter.record(result) }
    reporter.report
    REXML::Document.new(File.read(file))
  end

  def result(name, *failures)
    Minitest::Result.new(name).tap do |result|
      result.klass = 'DayTest'
      result.time = 0.5
      result.source_location = ['/src/test/day_test.rb', 3]
      result.failures = failures
    end
  end

  def failed(name, message)
    result(name, raised(Minitest::Assertion.new(message)))
  end

  def skipped(name)
    result(name, raised(Minitest::Skip.new('not today')))
  end

  def broken(name)
    result(name, Minitest::UnexpectedError.new(raised(RuntimeError.new('boom'))))
  end

  # Only an exception that was raised knows where it comes from.
  def raised(exception)
    raise exception
  rescue exception.class => e
    e
  end
end
