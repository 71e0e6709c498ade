package org.throughline.papers;

import static org.throughline.meetings.MeetingSamples.done;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.UploadedFile;

/// What tests about papers begin from.
final class PaperSamples {
  private PaperSamples() {}

  static UploadedFile file(String words) {
    return new UploadedFile("paper.txt", words.getBytes(StandardCharsets.UTF_8));
  }

  static NewPaper about(@Nullable Long item, Access access) {
    return new NewPaper(item, "On the rivers", access, null, null);
  }

  static long paper(
      Papers papers, Actor secretary, long meeting, @Nullable Long item, Access access) {
    return done(papers.add(secretary, meeting, about(item, access), file("First words.")));
  }
}
