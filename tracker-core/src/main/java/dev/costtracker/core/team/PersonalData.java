package dev.costtracker.core.team;

import org.jspecify.annotations.Nullable;

/**
 * What a person is called.
 *
 * @param name one line
 * @param email null if not said
 */
public record PersonalData(String name, @Nullable String email) {

    /** What somebody is called who was erased, or whose secret is lost: the same every time, and no name. */
    public static PersonalData pseudonym(MemberId member) {
        return new PersonalData("member " + member.value(), null);
    }

    /** One line for each. */
    String text() {
        return email == null ? name : name + "\n" + email;
    }

    static PersonalData of(String text) {
        int end = text.indexOf('\n');
        return end < 0
                ? new PersonalData(text, null)
                : new PersonalData(text.substring(0, end), text.substring(end + 1));
    }
}
