package dev.costtracker.api.team;

import dev.costtracker.api.http.ProblemType;
import java.util.List;

/** The problems of teams, members and keys. */
final class TeamProblems {

    static final ProblemType NOT_PERMITTED =
            new ProblemType("not-permitted", 403, "The key may not do this", """
            The key is valid for the team, but its owner's role does not allow this: a member reads and changes their own \
            sessions, a manager everything of the team, and only an administrator makes teams and erases people. An ingest \
            key may only start, end and resume sessions, log interactions, and amend by "onConflict": "amend" what its owner \
            logged. A key that expires issues none that expires later.""", "an ingest key may only log");

    static final ProblemType TEAM_NOT_FOUND =
            new ProblemType("team-not-found", 404, "There is no such team", """
            No team has this id, or the key does not open it. A request that names no team is about the key's own. A key \
            that somebody else than its owner or an administrator issued opens its own team only, as does every ingest key.""", "there is no team sales");

    static final ProblemType TEAM_EXISTS = new ProblemType(
            "team-exists",
            409,
            "A team with this id exists",
            "The id belongs to a team with another name or time zone. Repeat the first content to get 200, or choose another id.",
            "team web exists with other content");

    static final ProblemType TEAM_ARCHIVED = new ProblemType(
            "team-archived",
            409,
            "The team is archived",
            "An archived team can be read and not written to. An administrator reopens it with POST /api/v1/teams/{team}/reopen.",
            "team web is archived; reopen it to write to it");

    static final ProblemType PROJECT_NOT_FOUND = new ProblemType(
            "project-not-found",
            404,
            "There is no such project",
            "The team has no project that has, or had, this name. Names are exact, capitals too.",
            "the team's list has no project shop");

    static final ProblemType PROJECT_EXISTS = new ProblemType(
            "project-exists",
            409,
            "The name belongs to another project",
            """
            A name leads to one project of the team for ever: what is logged under a name that a project had before it was \
            renamed goes on counting for it. Choose a name that no project of the team has or had.""",
            "the name shop belongs to another project of the team");

    static final ProblemType PROJECT_ARCHIVED =
            new ProblemType("project-archived", 409, "The project is archived", """
            No session may be started in an archived project; those that were can go on. A manager takes it up again by \
            creating it once more.""", "project shop is archived");

    static final ProblemType PROJECT_NOT_LISTED = new ProblemType(
            "project-not-listed",
            409,
            "The project is not on the team's list",
            """
            The team has closed its list of projects, so that a misspelt name makes no new one. A manager adds a project with \
            POST /api/v1/teams/{team}/projects.""",
            "the team's list of projects is closed and has no shpo");

    static final ProblemType MEMBER_NOT_FOUND = new ProblemType(
            "member-not-found",
            404,
            "There is no such member",
            "Nobody with this id belongs to the team.",
            "there is no member 0199f2c1-7f00-7000-8000-000000000001");

    static final ProblemType MEMBER_EXISTS = new ProblemType(
            "member-exists",
            409,
            "A member with this id exists",
            """
            The id belongs to somebody with another name or e-mail, or with another role in this team. Repeat the first content \
            to get 200, change the role with PUT, or choose another id.""",
            "member ann exists with another name, e-mail or role");

    static final ProblemType MEMBER_ERASED = new ProblemType(
            "member-erased",
            409,
            "The member was erased",
            "Who was erased never comes back; what they logged stays under the id. Add the person under another one.",
            "member ann was erased; choose another id");

    static final ProblemType LAST_MANAGER = new ProblemType(
            "last-manager", 409, "The team would have no manager", """
            Nobody else manages the team, so this member can be neither removed nor made a member by a manager. Make somebody else a \
            manager first, or let an administrator do it.""", "member max is the team's last manager");

    static final ProblemType NO_ISSUER = new ProblemType(
            "no-issuer",
            409,
            "There is no OpenID provider to sign in with",
            """
            An invitation lets a member sign in with an account of the organisation, at the OpenID provider of the setting \
            TRACKER_OIDC_ISSUER, and this server has none. Without one, people enter an API key: issue one with POST \
            /api/v1/keys.""",
            "no OpenID provider is set, so an invitation would lead nowhere");

    static final ProblemType KEY_NOT_FOUND = new ProblemType(
            "key-not-found",
            404,
            "There is no such key",
            "The team has no key with this id that the caller may see: a member sees their own, a manager all.",
            "there is no key 0199f2c1-7f00-7000-8000-000000000002");

    static final List<ProblemType> ALL = List.of(
            NOT_PERMITTED,
            TEAM_NOT_FOUND,
            TEAM_EXISTS,
            TEAM_ARCHIVED,
            PROJECT_NOT_FOUND,
            PROJECT_EXISTS,
            PROJECT_ARCHIVED,
            PROJECT_NOT_LISTED,
            MEMBER_NOT_FOUND,
            MEMBER_EXISTS,
            MEMBER_ERASED,
            LAST_MANAGER,
            NO_ISSUER,
            KEY_NOT_FOUND);

    private TeamProblems() {}
}
