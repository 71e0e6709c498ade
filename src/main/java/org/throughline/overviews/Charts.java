package org.throughline.overviews;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;

/// Draws tables of counts as SVG, so that a chart needs no script, prints sharp, and is small. The
/// colours can be told apart by those who see red and green alike, and read on light and on dark.
public final class Charts {
  private static final int WIDTH = 860;
  private static final int ROW = 30;
  private static final Color INK = new Color(0x6b7280);
  private static final Color RULE = new Color(0x9ca3af);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private Charts() {}

  /// @param values one for each series of the chart
  public record Row(String label, List<Integer> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /// One series of bars.
  ///
  /// @param colour as `0xrrggbb`
  public record Series(String label, int colour) {}

  /// Bars lying on top of each other's ends, one for each row.
  public static String stacked(List<Series> series, List<Row> rows) {
    var chart =
        ChartFactory.createStackedBarChart(
            null,
            null,
            null,
            dataset(series, rows),
            PlotOrientation.HORIZONTAL,
            true,
            false,
            false);
    return drawn(chart, new StackedBarRenderer(), series, 80 + ROW * rows.size());
  }

  private static DefaultCategoryDataset dataset(List<Series> series, List<Row> rows) {
    var data = new DefaultCategoryDataset();
    for (var row : rows) {
      for (var index = 0; index < series.size(); index++) {
        data.addValue(row.values().get(index), series.get(index).label(), row.label());
      }
    }
    return data;
  }

  private static String drawn(
      JFreeChart chart, BarRenderer renderer, List<Series> series, int height) {
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setMaximumBarWidth(0.3);
    renderer.setItemMargin(0.05);
    for (var index = 0; index < series.size(); index++) {
      renderer.setSeriesPaint(index, new Color(series.get(index).colour()));
      renderer.setLegendShape(index, new Rectangle2D.Double(0, 0, 12, 12));
    }
    var plot = (CategoryPlot) chart.getPlot();
    plot.setRenderer(renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(RULE);
    plot.setRangeGridlineStroke(new BasicStroke(0.5f));
    plot.setInsets(new RectangleInsets(4, 4, 4, 16));
    var across = plot.getDomainAxis();
    across.setTickLabelFont(FONT);
    across.setTickLabelPaint(INK);
    across.setAxisLinePaint(RULE);
    across.setTickMarksVisible(false);
    across.setMaximumCategoryLabelWidthRatio(0.4f);
    var up = (NumberAxis) plot.getRangeAxis();
    up.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    up.setTickLabelFont(FONT);
    up.setTickLabelPaint(INK);
    up.setAxisLineVisible(false);
    up.setTickMarksVisible(false);
    var legend = chart.getLegend();
    legend.setItemFont(FONT);
    legend.setItemPaint(INK);
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    chart.setBackgroundPaint(null);
    var canvas = new SVGGraphics2D(WIDTH, height);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, height));
    return canvas.getSVGElement(null, true, null, null, null);
  }
}
