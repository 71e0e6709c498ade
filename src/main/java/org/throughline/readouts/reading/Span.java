package org.throughline.readouts.reading;

/// A stretch of a text: `begin` inclusive, `end` exclusive, in chars of the text it was taken from.
public record Span(int begin, int end) implements Comparable<Span> {
  public Span {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no such span: " + begin + " to " + end);
    }
  }

  public int length() {
    return end - begin;
  }

  public String in(CharSequence text) {
    return text.subSequence(begin, end).toString();
  }

  public boolean contains(Span other) {
    return begin <= other.begin && other.end <= end;
  }

  public boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }

  @Override
  public int compareTo(Span other) {
    return begin != other.begin
        ? Integer.compare(begin, other.begin)
        : Integer.compare(other.end, end);
  }
}
