package dev.costtracker.core.eventlog;

/** What can happen to a member of a replica set. */
enum Outage {
    KILLED {
        @Override
        void begin(Member member) {
            member.kill();
        }

        @Override
        void end(Member member) {
            member.restart();
        }
    },
    PAUSED {
        @Override
        void begin(Member member) {
            member.pause();
        }

        @Override
        void end(Member member) {
            member.resume();
        }
    },
    CUT_OFF {
        @Override
        void begin(Member member) {
            member.cutOff();
        }

        @Override
        void end(Member member) {
            member.rejoin();
        }
    };

    abstract void begin(Member member);

    abstract void end(Member member);
}
