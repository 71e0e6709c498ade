package org.throughline.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.stream.IntStream;

/// One row for each body and clause in PostgreSQL's binary format, made as it is read.
final class BinaryRows {
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  private BinaryRows() {}

  static InputStream of(int bodies, int clauses, LocalDate due) throws IOException {
    int day = (int) (due.toEpochDay() - EPOCH.toEpochDay());
    var parts =
        IntStream.rangeClosed(0, bodies + 1)
            .mapToObj(body -> part(body, bodies, clauses, day))
            .iterator();
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return parts.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return parts.next();
          }
        });
  }

  private static InputStream part(int body, int bodies, int clauses, int day) {
    var bytes = new ByteArrayOutputStream(clauses * 38);
    try (var out = new DataOutputStream(bytes)) {
      if (body == 0) {
        out.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeLong(0);
      } else if (body > bodies) {
        out.writeShort(-1);
      } else {
        for (int clause = 1; clause <= clauses; clause++) {
          row(out, body, clause, day);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void row(DataOutputStream out, int body, int clause, int day) throws IOException {
    out.writeShort(5);
    for (int value : new int[] {body, clause, day}) {
      out.writeInt(4);
      out.writeInt(value);
    }
    for (int at = 0; at < 2; at++) {
      out.writeInt(2);
      out.writeShort(0);
    }
  }
}
