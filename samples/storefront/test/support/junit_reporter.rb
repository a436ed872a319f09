# frozen_string_literal: true

require 'fileutils'
require 'minitest'

# Writes the JUnit XML that GitLab reads (artifacts:reports:junit): one testsuite a class, one testcase a method.
class JunitReporter < Minitest::AbstractReporter
  # XML 1.0 has no place for these, not even escaped.
  UNSAYABLE = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/

  def initialize(file, root: Dir.pwd)
    super()
    @file = file
    @root = root
    @results = []
    @lock = Mutex.new
  end

  def record(result)
    @lock.synchronize { @results << result }
  end

  def report
    FileUtils.mkdir_p(File.dirname(@file))
    File.write(@file, "#{['<?xml version="1.0" encoding="UTF-8"?>', element('testsuites', counts(@results), suites)].join("\n")}\n")
  end

  private

  def suites
    @results.group_by(&:klass).sort.map do |name, results|
      cases = results.sort_by(&:name).map { |result| testcase(result) }
      element('testsuite', { name: }.merge(counts(results)), cases)
    end
  end

  def testcase(result)
    file, line = result.source_location
    attributes = { classname: result.klass, name: result.name.delete_prefix('test_').tr('_', ' '),
                   file: file.delete_prefix("#{@root}/"), line:, assertions: result.assertions, time: seconds([result]) }
    element('testcase', attributes, result.failures.map { |failure| outcome(failure) })
  end

  def outcome(failure)
    tag = { Minitest::Skip => 'skipped', Minitest::UnexpectedError => 'error' }.fetch(failure.class, 'failure')
    element(tag, { type: failure.result_label, message: failure.message.lines.first.to_s.chomp },
            [text("#{failure.message}\n#{failure.location}")])
  end

  def counts(results)
    { tests: results.size, skipped: results.count(&:skipped?), errors: results.count(&:error?),
      failures: results.count { |result| !result.passed? && !result.skipped? && !result.error? }, time: seconds(results) }
  end

  def seconds(results)
    format('%.3f', results.sum(&:time))
  end

  def element(tag, attributes, content)
    opening = [tag, *attributes.map { |name, value| "#{name}=#{sayable(value).encode(xml: :attr)}" }].join(' ')
    content.empty? ? "<#{opening}/>" : "<#{opening}>\n#{content.join("\n")}\n</#{tag}>"
  end

  def text(content)
    sayable(content).encode(xml: :text)
  end

  def sayable(value)
    value.to_s.encode('UTF-8', invalid: :replace, undef: :replace).scrub.gsub(UNSAYABLE, '�')
  end
end
