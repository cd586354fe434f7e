package dev.costtracker.core.team;

/** What somebody may do in a team, each more than the one before. */
public enum Standing {
    /** Logs, and reads nothing. */
    INGEST,
    /** Logs, reads their own sessions in full and the team's totals. */
    MEMBER,
    /** Reads and corrects everything of the team, and says who belongs to it. */
    MANAGER,
    /** Runs the installation: everything of every team. */
    ADMINISTRATOR;

    /** Whether this is that standing or a higher one. */
    public boolean isAtLeast(Standing least) {
        return compareTo(least) >= 0;
    }
}
