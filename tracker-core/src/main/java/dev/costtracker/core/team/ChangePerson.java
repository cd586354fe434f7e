package dev.costtracker.core.team;

import dev.costtracker.core.vault.Sealed;

/**
 * Correct what a member of the caller's team is called.
 *
 * @param was name and e-mail as they were when the new ones were put together
 * @param data name and e-mail as they are to be
 * @param email whether the e-mail is another, which nobody changes of their own
 */
public record ChangePerson(Caller caller, MemberId member, Sealed was, Sealed data, boolean email)
        implements Authored {}
