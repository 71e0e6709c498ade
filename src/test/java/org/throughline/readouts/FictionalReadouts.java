package org.throughline.readouts;

import java.util.concurrent.atomic.AtomicInteger;

/// Readouts of bodies and people that do not exist; each is a text of its own.
final class FictionalReadouts {
  private static final AtomicInteger count = new AtomicInteger();

  private FictionalReadouts() {}

  /// @param chair who presided
  static String english(String chair) {
    var number = count.incrementAndGet();
    return """
    date 2026-04-15

    Rivers and Lakes Committee Meets on Flood Season %1$d

    Source: Fengyue Daily

    The Fengyue Rivers and Lakes Committee held its %1$dth meeting on April 14, 2026. The meeting was chaired by %2$s, Chair of the Committee.

    The meeting conveyed the spirit of the Yunling Conference on Flood Preparedness %1$d.

    The Committee heard a report on the dredging of the Mo River and approved the Plan for Inspecting Embankments 2026. Elena Marsh%1$s, Deputy Mayor, attended the meeting.

    The meeting stressed that the Water Bureau must inspect every embankment by 30 June. County governments should name a responsible official for each reservoir.
    """
        .formatted(number, chair);
  }

  static String chinese(String chair) {
    return """
    枫月市河湖工作委员会召开第%1$d次会议
    时间：2026-03-10
    来源：枫月日报
    3月9日，枫月市河湖工作委员会召开第%1$d次会议，传达学习云岭省防汛工作会议精神，研究部署贯彻落实措施。主任委员%2$s主持会议并讲话。
    会议听取了市水务局关于墨河清淤工作情况的汇报，审议通过了《枫月市堤防巡查办法》。
    会议强调，市水务局要在6月30日前完成全部堤防巡查。各县要加强水库值守，落实责任人。
    """
        .formatted(count.incrementAndGet(), chair);
  }
}
