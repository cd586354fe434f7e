package dev.costtracker.api.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys out of what people write, before it comes into a log that nobody can take it out of again.
 *
 * <p>Only what by its form is a key, almost certainly. What stands for it is never longer than it was, so that a text which fits still
 * fits, and the same for the same text, so that what is sent again is the same again.
 */
final class PastedKeys {

    private static final String REDACTED = "[redacted key]";

    // What runs on without a limit stands last in its line or is possessive: no text takes more than linear time.
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
            + "[\\s\\S]*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|\\z)"
            + "|(?<![A-Za-z0-9])(?:"
            + "ct[al]_[A-Za-z0-9_-]{20,}" // logins
            + "|cct_[A-Za-z0-9_-]{20,}" // API keys
            + "|sk-ant-[A-Za-z0-9_-]{10,}"
            + "|sk-(?=[A-Za-z_-]{0,60}[0-9])[A-Za-z0-9_-]{32,}" // not every long name that begins so
            + "|A[KS]IA[A-Z0-9]{16,}"
            + "|gh[pousr]_[A-Za-z0-9]{20,}"
            + "|github_pat_[A-Za-z0-9_]{20,}"
            + "|glpat-[A-Za-z0-9_-]{16,}"
            + "|xox[abprs]-[A-Za-z0-9-]{10,}"
            + "|AIza[A-Za-z0-9_-]{35,}"
            + "|eyJ[A-Za-z0-9_-]{9,500}+(?:\\.[A-Za-z0-9_-]*+){2,4}" // JWTs, signed or encrypted
            + ")");

    private PastedKeys() {}

    /** The text without keys; null if there is none. */
    static @Nullable String redacted(@Nullable String text) {
        return text == null ? null : KEY.matcher(text).replaceAll(REDACTED);
    }
}
