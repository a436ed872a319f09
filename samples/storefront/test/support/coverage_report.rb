# frozen_string_literal: true

require 'coverage'
require 'fileutils'

# Writes what Ruby itself says of which lines ran as Cobertura's XML, which GitLab shows beside the lines of a merge request
# (artifacts:reports:coverage_report). Processes that the tests start are not looked at.
class CoverageReport
  def initialize(result, folders, root: Dir.pwd)
    @files = result.filter_map do |path, counts|
      name = path.delete_prefix("#{root}/")
      lines = counts.fetch(:lines).filter_map.with_index(1) { |hits, number| [number, hits] if hits }
      [name, lines] if folders.include?(name.split('/').first) && lines.any?
    end.sort
  end

  def write(file)
    FileUtils.mkdir_p(File.dirname(file))
    File.write(file, "#{to_xml}\n")
  end

  def to_xml
    all = @files.flat_map(&:last)
    ['<?xml version="1.0" encoding="UTF-8"?>', "<coverage #{rate(all)} version=\"1\" timestamp=\"0\">",
     "<packages><package name=\".\" #{rate(all)}><classes>", *@files.map { |name, lines| element(name, lines) },
     '</classes></package></packages>', '</coverage>'].join("\n")
  end

  private

  def element(name, lines)
    ["<class name=#{File.basename(name, '.rb').encode(xml: :attr)} filename=#{name.encode(xml: :attr)} #{rate(lines)}><methods/><lines>",
     *lines.map { |number, hits| "<line number=\"#{number}\" hits=\"#{hits}\"/>" }, '</lines></class>'].join("\n")
  end

  def rate(lines)
    covered = lines.count { |_, hits| hits.positive? }
    format('line-rate="%.4f"', lines.empty? ? 1 : covered.fdiv(lines.size))
  end
end
