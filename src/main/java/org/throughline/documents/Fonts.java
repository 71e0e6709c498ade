package org.throughline.documents;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The faces of documents: those that the body owns, from its own folder, else those shipped here.
@Component
class Fonts {
  /// A face as style sheets name it.
  enum Face {
    FANGSONG("fangsong.ttf", "serif.ttf"),
    KAITI("kaiti.ttf", "serif.ttf"),
    XIAOBIAOSONG("xiaobiaosong.ttf", "serif-bold.ttf"),
    HEITI("heiti.ttf", "sans.ttf"),
    SERIF("serif.ttf", "serif.ttf"),
    BOLD("serif-bold.ttf", "serif-bold.ttf"),
    FALLBACK("fallback.ttf", "sans.ttf");

    private final String own;
    private final String shipped;

    Face(String own, String shipped) {
      this.own = own;
      this.shipped = shipped;
    }
  }

  private final @Nullable Path folder;

  /// @param folder the body's own fonts; empty for none
  Fonts(@Value("${throughline.fonts:}") String folder) {
    this.folder = folder.isBlank() ? null : Path.of(folder);
  }

  InputStream open(Face face) {
    var own = folder == null ? null : folder.resolve(face.own);
    try {
      return own != null && Files.isRegularFile(own)
          ? Files.newInputStream(own)
          : Objects.requireNonNull(Fonts.class.getResourceAsStream(face.shipped));
    } catch (java.io.IOException e) {
      throw new UncheckedIOException("cannot read " + own, e);
    }
  }
}
