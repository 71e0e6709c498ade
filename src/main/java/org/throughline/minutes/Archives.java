package org.throughline.minutes;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.meetings.Tables.MEETING;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.throughline.documents.Layout;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingCards;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TableFiles;
import org.throughline.tables.TableFormat;

/// The record of a term, to be handed to an archive: every meeting of an organisation between two
/// days with its minutes as text, as XML and as PDF, an index, and the hashes of all files.
@Service
public class Archives {
  static final int MOST = 200;

  private final DSLContext sql;
  private final Minutes minutes;
  private final MinutesDocuments documents;
  private final Meetings meetings;
  private final Organisations organisations;
  private final Policy policy;
  private final MessageSource messages;
  private final java.time.ZoneId zone;

  Archives(
      DSLContext sql,
      Minutes minutes,
      MinutesDocuments documents,
      Meetings meetings,
      Organisations organisations,
      Policy policy,
      MessageSource messages,
      java.time.ZoneId zone) {
    this.sql = sql;
    this.minutes = minutes;
    this.documents = documents;
    this.meetings = meetings;
    this.organisations = organisations;
    this.policy = policy;
    this.messages = messages;
    this.zone = zone;
  }

  /// Another body's organisation is answered as if it were not there.
  public Outcome<byte[]> of(
      Actor actor,
      long organisationId,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Language language) {
    if (organisations.get(organisationId).bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, organisationId));
    }
    policy.require(actor, MEETING_PREPARE, organisationId);
    if (from == null || to == null || to.isBefore(from)) {
      return Outcome.invalid("minutes.archive.days");
    }
    var held =
        sql.select(MEETING.ID)
            .from(MEETING)
            .where(MEETING.ORGANISATION_ID.eq(organisationId), MEETING.HELD_ON.between(from, to))
            .and(MeetingCards.visible(actor))
            .orderBy(MEETING.HELD_ON, MEETING.ID)
            .limit(MOST + 1)
            .fetch(row -> meetings.get(actor, row.value1()));
    if (held.isEmpty()) {
      return Outcome.conflict("minutes.archive.none");
    }
    if (held.size() > MOST) {
      return Outcome.conflict("minutes.archive.too_many", MOST);
    }
    return Outcome.done(packed(actor, held, new Texts(messages, language, zone)));
  }

  private byte[] packed(Actor actor, List<Meeting> held, Texts texts) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("index.csv", TableFiles.written(index(held, texts), TableFormat.CSV));
    for (var meeting : held) {
      var folder = folder(meeting);
      for (var version : minutes.versions(meeting.id())) {
        var name = folder + "/minutes-version-" + version.number();
        files.put(
            name + ".txt", documents.text(actor, version.id()).getBytes(StandardCharsets.UTF_8));
        files.put(name + ".xml", documents.akomaNtoso(actor, version.id()));
        files.put(name + ".pdf", documents.pdf(actor, version.id(), Part.WHOLE, Layout.OFFICIAL));
      }
    }
    return Bundles.packed(files);
  }

  private Table index(List<Meeting> held, Texts texts) {
    return new Table(
        texts.of("minutes.archive"),
        List.of(
            texts.of("minutes.archive.folder"),
            texts.of("minutes.register.day"),
            texts.of("minutes.register.meeting"),
            texts.of("minutes.archive.state"),
            texts.of("minutes.archive.hash")),
        held.stream()
            .map(each ->
                List.<Object>of(
                    folder(each),
                    each.heldOn() == null ? "" : each.heldOn(),
                    each.title(),
                    texts.of("meetings.state", each.state()),
                    minutes
                        .current(each.id())
                        .flatMap(version -> Optional.ofNullable(version.hash()))
                        .orElse("")))
            .toList());
  }

  private static String folder(Meeting meeting) {
    return meeting.heldOn() + "-meeting-" + meeting.id();
  }
}
