package dev.costtracker.core.pricing;

/**
 * An operator takes the own prices of a model back; the bundled ones hold again.
 *
 * @param model its plain id
 * @param reason the operator's words
 */
public record WithdrawPrices(String model, String reason) {}
