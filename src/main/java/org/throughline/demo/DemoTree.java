package org.throughline.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.accounts.Accounts;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Who;

/// A province, two cities, three counties and four townships, each with a committee, an office, an
/// inspection office, two departments and an information office. Everything and everybody is
/// invented.
@Service
public class DemoTree {
  /// Since when everybody holds their post.
  private static final LocalDate SINCE = LocalDate.of(2024, 1, 15);

  private final Organisations organisations;
  private final People people;
  private final Posts posts;
  private final Accounts accounts;

  DemoTree(Organisations organisations, People people, Posts posts, Accounts accounts) {
    this.organisations = organisations;
    this.people = people;
    this.posts = posts;
    this.accounts = accounts;
  }

  /// Logins are `<body>.<post>`: `yunling.secretary`, `fengyue.water.head`, `qingtan.supervisor`.
  /// Every body has `chair, member, secretary, administrator, supervisor, water.head,
  /// water.official, culture.head, culture.official, editor, translator`.
  @Transactional
  public void create() {
    var making = new Making();
    var province =
        making.body(null, OrganisationKind.PROVINCE, "yunling", "Yunling Province", "云岭省");
    var fengyue = making.body(province, OrganisationKind.CITY, "fengyue", "Fengyue City", "枫月市");
    var luoyan = making.body(province, OrganisationKind.CITY, "luoyan", "Luoyan City", "洛雁市");
    var qingtan = making.body(fengyue, OrganisationKind.COUNTY, "qingtan", "Qingtan County", "青潭县");
    var heyu = making.body(fengyue, OrganisationKind.COUNTY, "heyu", "Heyu County", "禾雨县");
    var duxi = making.body(luoyan, OrganisationKind.COUNTY, "duxi", "Duxi County", "渡汐县");
    making.body(qingtan, OrganisationKind.TOWNSHIP, "liuyin", "Liuyin Township", "柳茵镇");
    making.body(qingtan, OrganisationKind.TOWNSHIP, "zhuyuan", "Zhuyuan Township", "竹沅乡");
    making.body(heyu, OrganisationKind.TOWNSHIP, "yanhui", "Yanhui Township", "雁洄镇");
    making.body(duxi, OrganisationKind.TOWNSHIP, "mailing", "Mailing Township", "麦翎乡");
    accounts.createForDemo(making.personByLogin);
  }

  /// One making of the tree, with what it has used up so far.
  private final class Making {
    private final DemoNames names = new DemoNames();
    private final Map<String, Long> personByLogin = new LinkedHashMap<>();

    /// By the body's id and the name of the line.
    private final Map<String, Long> departments = new HashMap<>();

    Organisation body(
        @org.jspecify.annotations.Nullable Organisation above,
        OrganisationKind kind,
        String code,
        String english,
        String chinese) {
      var body =
          organisations.create(
              above == null ? null : above.id(), kind, english, chinese, Who.SYSTEM);
      var place = english.substring(0, english.indexOf(' '));
      var committee =
          part(
              body,
              OrganisationKind.COMMITTEE,
              place + " Rivers and Lakes Committee",
              chinese + "河湖工作委员会");
      post(committee, code + ".chair", "Chair", "主任委员", true, Role.CHAIR);
      post(committee, code + ".member", "Member", "委员", false, Role.MEMBER);
      var office = part(body, OrganisationKind.OFFICE, place + " General Office", chinese + "办公室");
      post(office, code + ".secretary", "Secretary-General", "秘书长", true, Role.SECRETARY);
      post(office, code + ".administrator", "Administrator", "系统管理员", false, Role.ADMINISTRATOR);
      var inspection =
          part(body, OrganisationKind.OFFICE, place + " Inspection Office", chinese + "督查室");
      post(inspection, code + ".supervisor", "Chief Inspector", "督查专员", true, Role.SUPERVISOR);
      department(above, body, code, "water", place + " Water Affairs Bureau", chinese + "水务局");
      department(
          above, body, code, "culture", place + " Culture and Tourism Bureau", chinese + "文化和旅游局");
      var information =
          part(body, OrganisationKind.OFFICE, place + " Information Office", chinese + "新闻办公室");
      post(information, code + ".editor", "Editor", "编辑", true, Role.EDITOR);
      post(information, code + ".translator", "Translator", "翻译", false, Role.TRANSLATOR);
      return body;
    }

    private void department(
        @org.jspecify.annotations.Nullable Organisation above,
        Organisation body,
        String code,
        String line,
        String english,
        String chinese) {
      var department = part(body, OrganisationKind.DEPARTMENT, english, chinese);
      var higher = above == null ? null : departments.get(above.id() + line);
      if (higher != null) {
        organisations.putInLine(department.id(), higher, Who.SYSTEM);
      }
      departments.put(body.id() + line, department.id());
      post(department, code + "." + line + ".head", "Director", "局长", true, Role.UNIT_HEAD);
      post(department, code + "." + line + ".official", "Officer", "科员", false, Role.OFFICIAL);
    }

    private Organisation part(
        Organisation body, OrganisationKind kind, String english, String chinese) {
      return organisations.create(body.id(), kind, english, chinese, Who.SYSTEM);
    }

    private void post(
        Organisation organisation,
        String login,
        String english,
        String chinese,
        boolean head,
        Role role) {
      var name = names.take();
      var person = people.create(organisation.bodyId(), name.english(), name.chinese(), Who.SYSTEM);
      var post = posts.create(organisation.id(), english, chinese, head, Set.of(role), Who.SYSTEM);
      posts.take(post.id(), person.id(), SINCE, Who.SYSTEM);
      personByLogin.put(login, person.id());
    }
  }
}
