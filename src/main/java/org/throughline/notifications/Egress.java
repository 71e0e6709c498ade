package org.throughline.notifications;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where this server may call to. Public addresses only, by HTTPS; what lies inside the operator's
/// own networks only where the operator has named them, and there by plain HTTP too. A name is
/// resolved once for each call: every address that it has must be allowed, and the one that was
/// checked is the one connected to.
@Component
class Egress {
  private static final int LONGEST = 500;

  /// IANA's special-purpose registries, beside what [InetAddress] itself tells apart.
  private static final List<Network> SPECIAL =
      Network.list(
          "0.0.0.0/8,100.64.0.0/10,192.0.0.0/24,192.0.2.0/24,192.88.99.0/24,198.18.0.0/15,198.51.100.0/24,"
              + "203.0.113.0/24,240.0.0.0/4,::/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,2001::/23,2001:db8::/32,"
              + "2002::/16,3fff::/20,5f00::/16,fc00::/7,fec0::/10");

  private final List<Network> inside;
  private final List<String> hosts;

  /// @param inside networks of the operator's own that may be called, as `10.1.2.0/24`
  /// @param hosts where set, the only names that may be called
  Egress(
      @Value("${throughline.webhooks.inside:}") String inside,
      @Value("${throughline.webhooks.hosts:}") String hosts) {
    this.inside = Network.list(inside);
    this.hosts =
        Arrays.stream(hosts.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
  }

  /// Whether an address looks like one that could be called. Nothing is looked up: the answer and
  /// the time it takes tell nobody what lies inside.
  boolean plausible(String address) {
    return parse(address).isPresent();
  }

  private static Optional<URI> parse(String address) {
    if (address.length() > LONGEST || !address.matches("https?://[\\x21-\\x7e]+")) {
      return Optional.empty();
    }
    try {
      var uri = new URI(address);
      return uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null
              && uri.getPort() != 0
              && uri.getPort() <= 65535
          ? Optional.of(uri)
          : Optional.empty();
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// @param address checked, to be connected to as it is
  record Target(URI uri, InetAddress address, boolean tls) {
    int port() {
      return uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    }
  }

  /// Empty where it may not be called, whatever the reason.
  Optional<Target> resolve(String address) {
    return parse(address).flatMap(this::resolve);
  }

  private Optional<Target> resolve(URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    if (!hosts.isEmpty() && !hosts.contains(host)) {
      return Optional.empty();
    }
    var tls = uri.getScheme().equals("https");
    try {
      var all = InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
      var fine =
          Arrays.stream(all).allMatch(each -> within(inside, each) || (tls && isPublic(each)));
      return fine ? Optional.of(new Target(uri, all[0], tls)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static boolean isPublic(InetAddress address) {
    return !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && !within(SPECIAL, address);
  }

  private static boolean within(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(each -> each.contains(address));
  }

  /// A network by its first bits.
  private record Network(byte[] address, int bits) {
    static List<Network> list(String text) {
      return Arrays.stream(text.split(","))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .map(Network::of)
          .toList();
    }

    private static Network of(String text) {
      var slash = text.indexOf('/');
      var base = slash < 0 ? text : text.substring(0, slash);
      if (!base.matches("[0-9a-fA-F:.]+")) {
        throw new IllegalArgumentException("not a network: " + text);
      }
      try {
        var address = InetAddress.getByName(base).getAddress();
        var bits =
            slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1).strip());
        return new Network(address, bits);
      } catch (UnknownHostException | NumberFormatException e) {
        throw new IllegalArgumentException("not a network: " + text, e);
      }
    }

    boolean contains(InetAddress other) {
      var theirs = other.getAddress();
      if (theirs.length != address.length
          || (other instanceof Inet4Address) != (address.length == 4)) {
        return false;
      }
      for (var bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if ((theirs[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
