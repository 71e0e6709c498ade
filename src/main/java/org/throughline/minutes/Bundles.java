package org.throughline.minutes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.throughline.documents.Layout;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// A whole meeting in one file: its minutes in every form, its papers, and a list of the hashes of
/// all of them that `sha256sum --check` reads.
@Service
public class Bundles {
  private final Meetings meetings;
  private final Minutes minutes;
  private final MinutesDocuments documents;
  private final ObjectProvider<BundleSource> sources;

  Bundles(
      Meetings meetings,
      Minutes minutes,
      MinutesDocuments documents,
      ObjectProvider<BundleSource> sources) {
    this.meetings = meetings;
    this.minutes = minutes;
    this.documents = documents;
    this.sources = sources;
  }

  /// @throws org.throughline.shared.NotFound where there is none that this actor may see
  public byte[] ofMeeting(Actor actor, long meetingId) {
    return packed(files(actor, meetingId));
  }

  /// By name.
  Map<String, byte[]> files(Actor actor, long meetingId) {
    var meeting = meetings.get(actor, meetingId);
    var files = new LinkedHashMap<String, byte[]>();
    for (var version : minutes.versions(meetingId)) {
      var name = "minutes/version-" + version.number();
      files.put(
          name + ".txt", documents.text(actor, version.id()).getBytes(StandardCharsets.UTF_8));
      files.put(name + ".xml", documents.akomaNtoso(actor, version.id()));
      files.put(name + ".pdf", documents.pdf(actor, version.id(), Part.WHOLE, Layout.PLAIN));
      files.put(name + ".docx", documents.word(actor, version.id(), Part.WHOLE, Layout.PLAIN));
      if (meeting.language() == Language.CHINESE) {
        files.put(
            name + "-gbt9704.pdf", documents.pdf(actor, version.id(), Part.WHOLE, Layout.OFFICIAL));
      }
    }
    sources.forEach(each -> files.putAll(each.files(actor, meeting)));
    return files;
  }

  static byte[] packed(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      var sums = new StringBuilder();
      for (var file : files.entrySet()) {
        put(zip, file.getKey(), file.getValue());
        sums.append(sha256(file.getValue())).append("  ").append(file.getKey()).append('\n');
      }
      put(zip, "SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
