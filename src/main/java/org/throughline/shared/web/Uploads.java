package org.throughline.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;
import org.throughline.shared.Files;
import org.throughline.shared.UploadedFile;

/// Files on their way in and out.
public final class Uploads {
  private Uploads() {}

  /// Null where the field was left empty: it is sent as a part without a name.
  public static @Nullable UploadedFile file(@Nullable MultipartFile sent) {
    if (sent == null || Typed.blank(sent.getOriginalFilename())) {
      return null;
    }
    try {
      return new UploadedFile(
          Objects.requireNonNullElse(sent.getOriginalFilename(), ""), sent.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Always as a file to keep, never as a page to show.
  public static ResponseEntity<InputStreamResource> attachment(
      Files files, String name, String mediaType, long size, String sha256) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .contentLength(size)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(new InputStreamResource(files.open(sha256)));
  }
}
