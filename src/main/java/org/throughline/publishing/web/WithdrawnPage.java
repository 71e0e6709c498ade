package org.throughline.publishing.web;

import org.throughline.publishing.PublishedRecord.Notice;
import org.throughline.shared.Language;

public record WithdrawnPage(Notice notice, Language reader) {

  public String reason() {
    return reader.pick(notice.reasonEn(), notice.reasonZh());
  }

  public Language reasonLanguage() {
    var own = reader == Language.ENGLISH ? notice.reasonEn() : notice.reasonZh();
    return own == null ? reader.other() : reader;
  }
}
