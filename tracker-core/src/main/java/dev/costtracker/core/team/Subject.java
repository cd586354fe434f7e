package dev.costtracker.core.team;

/**
 * Who an account is at its issuer.
 *
 * @param issuer the issuer's address
 * @param name what the issuer calls it, unique there and for ever: the claim {@code sub}
 */
public record Subject(String issuer, String name) {

    /** One line for each. */
    String text() {
        return issuer + "\n" + name;
    }

    /** It may say who somebody is. */
    @Override
    public String toString() {
        return "a subject of " + issuer;
    }
}
