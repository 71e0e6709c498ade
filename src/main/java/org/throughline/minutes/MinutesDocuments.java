package org.throughline.minutes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.throughline.documents.Document;
import org.throughline.documents.Document.Block;
import org.throughline.documents.Document.Listed;
import org.throughline.documents.Document.Style;
import org.throughline.documents.Layout;
import org.throughline.documents.PdfFiles;
import org.throughline.documents.WordFiles;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Language;
import org.throughline.shared.web.Texts;

/// Minutes as documents: whole, decisions only, or an extract; of what the reader may see, and
/// never of more.
@Service
public class MinutesDocuments {
  private final Minutes minutes;
  private final Signatures signatures;
  private final Meetings meetings;
  private final Proceedings proceedings;
  private final Organisations organisations;
  private final PdfFiles pdf;
  private final WordFiles word;
  private final MessageSource messages;
  private final Clock clock;

  MinutesDocuments(
      Minutes minutes,
      Signatures signatures,
      Meetings meetings,
      Proceedings proceedings,
      Organisations organisations,
      PdfFiles pdf,
      WordFiles word,
      MessageSource messages,
      Clock clock) {
    this.minutes = minutes;
    this.signatures = signatures;
    this.meetings = meetings;
    this.proceedings = proceedings;
    this.organisations = organisations;
    this.pdf = pdf;
    this.word = word;
    this.messages = messages;
    this.clock = clock;
  }

  public byte[] pdf(Actor actor, long versionId, Part part, Layout layout) {
    var document = document(actor, versionId, part, layout);
    return pdf.of(document, fitting(document, layout));
  }

  public byte[] word(Actor actor, long versionId, Part part, Layout layout) {
    var document = document(actor, versionId, part, layout);
    return word.of(document, fitting(document, layout));
  }

  /// The official layout is of documents in Chinese.
  private static Layout fitting(Document document, Layout layout) {
    return document.language() == Language.CHINESE ? layout : Layout.PLAIN;
  }

  public String text(Actor actor, long versionId) {
    return Wording.of(minutes.paragraphs(actor, minutes.get(actor, versionId).id()));
  }

  public byte[] akomaNtoso(Actor actor, long versionId) {
    var version = minutes.get(actor, versionId);
    var meeting = meetings.get(actor, version.meetingId());
    return AkomaNtoso.of(
        meeting,
        version,
        organisations.get(meeting.organisationId()).name(meeting.language()),
        minutes.paragraphs(actor, versionId),
        proceedings.statements(meeting.id(), meeting.language()),
        LocalDate.ofInstant(version.draftedAt(), clock.getZone()));
  }

  private Document document(Actor actor, long versionId, Part part, Layout layout) {
    var version = minutes.get(actor, versionId);
    var meeting = meetings.get(actor, version.meetingId());
    var texts = new Texts(messages, meeting.language(), clock.getZone());
    var shown = minutes.paragraphs(actor, versionId);
    var organisation = organisations.get(meeting.organisationId()).name(meeting.language());
    var official = layout == Layout.OFFICIAL && meeting.language() == Language.CHINESE;
    var blocks = new ArrayList<Block>();
    var lists = new ArrayList<Listed>();
    for (var each : part.of(shown)) {
      if (official && each.kind() == ParagraphKind.ATTENDANCE && each.itemId() == null) {
        listed(each, lists);
      } else if (each.kind() != ParagraphKind.TITLE) {
        blocks.add(new Block(style(each.kind()), each.text()));
      }
    }
    var approved = version.approvedAt();
    var day = approved == null ? null : LocalDate.ofInstant(approved, clock.getZone());
    return new Document(
        meeting.language(),
        new Document.Head(
            official ? texts.of("minutes.document.mark", organisation) : organisation,
            meeting.session()),
        title(meeting, shown, part, texts),
        null,
        blocks,
        lists,
        official && day != null ? List.of(organisation, texts.date(day)) : List.of(),
        part.whole() && !version.state().open() ? signed(versionId, texts) : List.of(),
        official && day != null
            ? new Document.Imprint(null, organisation, texts.of("minutes.document.printed", day))
            : null,
        foot(version, shown, part, texts));
  }

  /// Its own title stands in the minutes; an extract says that it is one.
  private static String title(Meeting meeting, List<Paragraph> shown, Part part, Texts texts) {
    var own =
        shown.stream()
            .filter(each -> each.kind() == ParagraphKind.TITLE)
            .map(Paragraph::text)
            .findFirst()
            .orElse(texts.of("minutes.draw.title", meeting.title()));
    if (part.whole()) {
      return own;
    }
    return texts.of(
        part.decisionsOnly() ? "minutes.document.decisions" : "minutes.document.extract", own);
  }

  private static void listed(Paragraph paragraph, List<Listed> lists) {
    var parts = paragraph.text().split("[：:]\\s*", 2);
    lists.add(
        parts.length == 2 ? new Listed(parts[0], parts[1]) : new Listed("", paragraph.text()));
  }

  private static Style style(ParagraphKind kind) {
    return switch (kind) {
      case HEADING -> Style.HEADING;
      case FACT, ATTENDANCE -> Style.FACT;
      case TITLE, MATTER, STATEMENT, OUTCOME, DECISION, CLAUSE, TEXT -> Style.TEXT;
    };
  }

  private List<Document.Signed> signed(long versionId, Texts texts) {
    return signatures.of(versionId).stream()
        .filter(Signature::stands)
        .map(each ->
            new Document.Signed(
                texts.of("minutes.place", each.place()),
                texts.of("minutes.draw.person", each.name(), each.post()),
                texts.moment(each.at())))
        .toList();
  }

  private static @Nullable String foot(
      Version version, List<Paragraph> shown, Part part, Texts texts) {
    if (version.state().open()) {
      return texts.of("minutes.document.draft", version.number());
    }
    var own = Wording.hash(shown);
    var covers = own.equals(version.hash()) || own.equals(version.openHash());
    if (!part.whole() || !covers) {
      return null;
    }
    return texts.of("minutes.document.hash", version.number(), own);
  }
}
