package org.throughline.minutes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Meeting;
import org.throughline.organisations.Actor;
import org.throughline.papers.Paper;
import org.throughline.papers.Papers;
import org.throughline.shared.Files;

/// The papers of a meeting in its bundle: each that stands, in its latest version. Beyond what a
/// bundle can hold, a list says which were left out.
@Component
class PaperFiles implements BundleSource {
  private static final long MOST_BYTES = 40L * 1024 * 1024;

  private final Papers papers;
  private final Files files;

  PaperFiles(Papers papers, Files files) {
    this.papers = papers;
    this.files = files;
  }

  @Override
  public Map<String, byte[]> files(Actor actor, Meeting meeting) {
    var packed = new LinkedHashMap<String, byte[]>();
    var leftOut = new ArrayList<String>();
    long size = 0;
    for (var paper : papers.ofMeeting(actor, meeting.id())) {
      if (paper.standing()) {
        var name = "papers/" + paper.id() + "-" + paper.latest().name();
        if (size + paper.latest().size() > MOST_BYTES) {
          leftOut.add(name);
        } else {
          size += paper.latest().size();
          packed.put(name, content(paper));
        }
      }
    }
    if (!leftOut.isEmpty()) {
      packed.put(
          "papers/left-out.txt", String.join("\n", leftOut).getBytes(StandardCharsets.UTF_8));
    }
    return packed;
  }

  private byte[] content(Paper paper) {
    try (var in = files.open(paper.latest().sha256())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
