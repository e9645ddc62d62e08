package io.guerdon.earning;

import io.guerdon.ledger.Subject;
import java.util.Map;

/** An activity as the journal keeps it. */
public record ActivityReported(String type, Map<String, String> attributes) implements Subject {}
