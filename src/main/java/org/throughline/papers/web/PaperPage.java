package org.throughline.papers.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.organisations.Holders;
import org.throughline.papers.Circulation.Receipt;
import org.throughline.papers.Paper;

/// @param meeting its title
/// @param meetingHref null where the reader may not open it: the paper was sent to them alone
/// @param item its number and title; empty for a paper of the meeting as a whole
/// @param own the reader's own receipt; null where it was not sent to them
/// @param receipts of everybody; empty for whoever does not keep the paper
/// @param called whom the meeting knows and who have it not yet
/// @param open which act came back refused; empty for none
public record PaperPage(
    Paper paper,
    String meeting,
    @Nullable String meetingHref,
    String item,
    String giver,
    List<Given> versions,
    @Nullable Receipt own,
    boolean mayKeep,
    List<Receipt> receipts,
    List<Holders.Holder> called,
    List<Holders.Group> others,
    Set<Long> chosen,
    PaperForm form,
    List<PapersPage.Choice> items,
    List<PapersPage.Choice> givers,
    Typed typed,
    List<Trail.Entry> trail) {
  public PaperPage {
    versions = List.copyOf(versions);
    receipts = List.copyOf(receipts);
    called = List.copyOf(called);
    others = List.copyOf(others);
    chosen = Set.copyOf(chosen);
    items = List.copyOf(items);
    givers = List.copyOf(givers);
    trail = List.copyOf(trail);
  }

  /// A version and who gave it.
  public record Given(Paper.Version version, String by) {
    public long kilobytes() {
      return (version.size() + 1023) / 1024;
    }
  }

  /// What was typed and refused.
  ///
  /// @param open the act that it was typed in
  public record Typed(String open, String line, String day) {
    static final Typed NOTHING = new Typed("", "", "");

    public String line(String act) {
      return open.equals(act) ? line : "";
    }
  }

  public String lang() {
    return paper.language().tag();
  }

  public boolean unread() {
    return own != null && !own.read(paper);
  }

  public long read() {
    return receipts.stream().filter(each -> each.read(paper)).count();
  }
}
