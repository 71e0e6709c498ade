package org.throughline.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;

/// What a document says, in order, whatever it is set in.
///
/// @param addressee 主送机关; null where it is addressed to nobody
/// @param lists who was present, excused, invited: 出席, 请假, 列席
/// @param closing the lines at its end, such as who issued it and when
/// @param imprint null where it has none
/// @param foot a line of small print, such as the hash of its words; null for none
public record Document(
    Language language,
    Head head,
    String title,
    @Nullable String addressee,
    List<Block> blocks,
    List<Listed> lists,
    List<String> closing,
    List<Signed> signatures,
    @Nullable Imprint imprint,
    @Nullable String foot) {
  public Document {
    blocks = List.copyOf(blocks);
    lists = List.copyOf(lists);
    closing = List.copyOf(closing);
    signatures = List.copyOf(signatures);
  }

  /// @param mark whose document it is: 发文机关标志, 纪要标志
  /// @param number 发文字号, or what the document is counted by; null for none
  public record Head(String mark, @Nullable String number) {}

  public enum Style implements Coded {
    HEADING,
    SUBHEADING,
    TEXT,
    FACT
  }

  public record Block(Style style, String text) {}

  /// @param label without its colon
  public record Listed(String label, String text) {}

  /// @param place as what somebody signed
  public record Signed(String place, String name, String when) {}

  /// @param copies 抄送; null for none
  /// @param office 印发机关
  /// @param printed 印发日期
  public record Imprint(@Nullable String copies, String office, String printed) {}
}
