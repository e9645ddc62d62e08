package io.guerdon.reward;

import io.guerdon.ledger.Refusal;
import io.guerdon.program.Reward;
import java.util.Optional;

/**
 * A reward as one member sees it.
 *
 * @param reward which
 * @param obstacle why the member cannot have it now; empty where they can
 */
public record Offer(Reward reward, Optional<Refusal> obstacle) {}
