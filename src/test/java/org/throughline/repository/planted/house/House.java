package org.throughline.repository.planted.house;

public class House {}
