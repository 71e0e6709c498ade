package org.throughline.repository.planted.house.web;

/// Inside a module; nobody else's business.
public class Cellar {}
