package dev.costtracker.api.pages;

import java.util.List;

/**
 * What stands around every page of somebody who is signed in.
 *
 * @param person who that is
 * @param standing what they are in the team
 * @param teams every team that their key opens
 * @param section the page that is marked: {@code spend} or {@code sessions}
 * @param zone in which times are shown and days begin
 * @param readAt when the page was made
 * @param position everything below it is counted
 */
record Frame(
        String person,
        String standing,
        String team,
        List<Choice> teams,
        String section,
        Link spend,
        Link sessions,
        String zone,
        String readAt,
        String position) {

    /** Something that can be chosen by a link. */
    record Choice(String name, String link, boolean chosen) {}
}
