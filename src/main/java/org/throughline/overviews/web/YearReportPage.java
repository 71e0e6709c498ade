package org.throughline.overviews.web;

import org.throughline.overviews.YearReport;

/// @param under the body it is of
public record YearReportPage(long under, YearReport report) {
  public String at(int year) {
    return address("", year);
  }

  public String document() {
    return address(".docx", report.year());
  }

  public String workbook() {
    return address(".xlsx", report.year());
  }

  private String address(String ending, int year) {
    return "/overview/report" + ending + "?under=" + under + "&year=" + year;
  }
}
