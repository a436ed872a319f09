# frozen_string_literal: true

require_relative '../support/harness'
require_relative '../support/coverage_report'

class CoverageReportTest < Minitest::Test
  RESULT = { '/app/lib/shop/a&b.rb' => { lines: [nil, 3, 0, nil, 1] }, '/app/lib/a.rb' => { lines: [0] },
             '/app/lib/empty.rb' => { lines: [nil] }, '/app/test/a_test.rb' => { lines: [1] },
             '/usr/lib/ruby/set.rb' => { lines: [1] } }.freeze

  def test_tells_how_often_each_line_ran
    assert_includes report, ['<class name="a&amp;b" filename="lib/shop/a&amp;b.rb" line-rate="0.6667"><methods/><lines>',
                             '<line number="2" hits="3"/>', '<line number="3" hits="0"/>', '<line number="5" hits="1"/>'].join("\n")
  end

  def test_looks_at_nothing_but_the_given_folders
    assert_equal(%w[lib/a.rb lib/shop/a&amp;b.rb], report.scan(/filename="([^"]+)"/).flatten)
  end

  def test_sums_up
    assert_includes report, '<coverage line-rate="0.5000" '
  end

  private

  def report
    CoverageReport.new(RESULT, %w[lib], root: '/app').to_xml
  end
end
