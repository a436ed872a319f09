# frozen_string_literal: true

require_relative '../support/harness'

class LogTest < Minitest::Test
  def setup
    @output = StringIO.new
    @log = Storefront::Log.new(@output, 'backend', 'warn', clock: -> { Time.utc(2026, 7, 5, 8, 9, 10.25) })
  end

  def test_writes_one_json_object_a_line
    @log.error('broken', what: "a\nb", count: 2)

    assert_equal %({"time":"2026-07-05T08:09:10.250Z","level":"error","role":"backend","event":"broken","what":"a\\nb","count":2}\n),
                 @output.string
  end

  def test_leaves_out_what_is_below_its_level
    @log.info('quiet')
    @log.debug('quieter')

    assert_empty @output.string
  end

  def test_turns_plain_lines_of_other_parts_into_log_lines
    io = @log.as_io
    io.puts('one', "two\nthree")
    io.write('four')

    assert_equal %w[one two three four], (@output.string.lines.map { |line| JSON.parse(line)['message'] })
  end

  def test_serves_on_when_nobody_reads_the_log
    reader, writer = IO.pipe
    reader.close

    assert_nil Storefront::Log.new(writer, 'backend').error('unread')
  end
end
