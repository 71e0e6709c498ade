package org.throughline.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;
import org.throughline.shared.UploadedFile;

/// What is taken as evidence, and under which name and type. Neither the sender's name nor the
/// sender's type is believed.
public final class EvidenceFiles {
  public static final int MOST = 5;
  public static final int MEGABYTES = 20;
  private static final int BYTES = MEGABYTES * 1024 * 1024;

  private EvidenceFiles() {}

  static @Nullable Refusal refusal(List<Upload> files) {
    if (files.size() > MOST) {
      return Refusal.invalid("tasks.refused.too_many_files", MOST);
    }
    for (var file : files) {
      if (file.content().length == 0) {
        return Refusal.invalid("tasks.refused.empty_file", name(file.name()));
      }
      if (file.content().length > BYTES) {
        return Refusal.tooLarge("tasks.refused.file_too_large", name(file.name()), MEGABYTES);
      }
    }
    return null;
  }

  static String name(String given) {
    return UploadedFile.name(given);
  }

  static String mediaType(byte[] content) {
    return UploadedFile.mediaType(content);
  }
}
