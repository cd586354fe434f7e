package dev.costtracker.core.team;

/** What somebody is in a team. */
public enum Role {
    /** Logs, reads their own sessions in full and the team's totals. */
    MEMBER(Standing.MEMBER),
    /** Reads and corrects everything of the team, and says who belongs to it. */
    MANAGER(Standing.MANAGER);

    private final Standing standing;

    Role(Standing standing) {
        this.standing = standing;
    }

    /** What this role allows. */
    public Standing standing() {
        return standing;
    }
}
