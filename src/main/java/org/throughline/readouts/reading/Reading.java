package org.throughline.readouts.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record proposed for one text. Null or an empty list: the text does not say it.
///
/// @param text the text as read; all spans count in it
/// @param enlarged value `true` where the text calls the meeting enlarged, else null
/// @param kind value is a [MeetingKind] code
/// @param published ISO date
/// @param held ISO date of the sitting, of several days the first
public record Reading(
    Tongue language,
    String text,
    @Nullable Found title,
    @Nullable Found published,
    @Nullable Found source,
    @Nullable Found body,
    @Nullable Found kind,
    @Nullable Found session,
    @Nullable Found enlarged,
    @Nullable Found held,
    @Nullable Found place,
    List<FoundPerson> people,
    List<Found> conveyed,
    List<FoundBusiness> business,
    List<FoundRequirement> requirements,
    List<Found> instruments) {

  public Reading {
    people = List.copyOf(people);
    conveyed = List.copyOf(conveyed);
    business = List.copyOf(business);
    requirements = List.copyOf(requirements);
    instruments = List.copyOf(instruments);
  }

  /// The language whose grammar was used to read the text.
  public enum Tongue {
    ENGLISH("en"),
    CHINESE("zh");

    private final String code;

    Tongue(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    /// Chinese if at least a quarter of the letters are Han characters.
    static Tongue of(String text) {
      int han = 0;
      int letters = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isLetter(c)) {
          letters++;
          if (c >= 0x4e00 && c <= 0x9fff) {
            han++;
          }
        }
      }
      return han * 4 >= letters && han > 0 ? CHINESE : ENGLISH;
    }
  }
}
