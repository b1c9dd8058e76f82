/* Made by `npm run gen:api` from the server's OpenAPI description; do not edit. */

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts there are
         * @description Accounts by name, for administrators. Names and phones are whole for the system administrator alone.
         */
        get: operations["list_accounts_api_v1_accounts_get"];
        put?: never;
        /**
         * Create an account
         * @description The system administrator creates an account and proposes its rights.
         *
         *     Nobody can log in with it until the security administrator has granted them (PATCH) and made a one-time link for
         *     its password.
         */
        post: operations["create_account_api_v1_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a second factor
         * @description A secret for a code generator (RFC 6238), to be confirmed with POST /api/v1/accounts/me/factor/confirm.
         */
        post: operations["offer_factor_api_v1_accounts_me_factor_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm my second factor
         * @description From now on logins ask for a code. The other sessions of the account end.
         */
        post: operations["confirm_factor_api_v1_accounts_me_factor_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password
         * @description Change one's own password. The other sessions of the account end.
         *
         *     A wrong present password counts as a failed login: after five within 15 minutes the answer is 429.
         */
        post: operations["change_password_api_v1_accounts_me_password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an account
         * @description The system administrator changes name, phone, position and whether it is active; the security administrator
         *     grants role, scope and department.
         *
         *     A change of rights, or of active, ends the account's sessions and sockets at once. Nobody changes their own.
         */
        patch: operations["change_account_api_v1_accounts__account_id__patch"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/board-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Card
         * @description What the board shows of somebody, for who keeps accounts.
         */
        get: operations["card_api_v1_accounts__account_id__board_card_get"];
        /**
         * Write
         * @description Publish somebody's duties and telephone number, or take them from the board. Ask them first.
         */
        put: operations["write_api_v1_accounts__account_id__board_card_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/board-card/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hang
         * @description Publish somebody's photo (JPEG, PNG, WebP, HEIC): a small copy without metadata is kept, the original is not.
         */
        put: operations["hang_api_v1_accounts__account_id__board_card_photo_put"];
        post?: never;
        /**
         * Take Down
         * @description Take somebody's photo from the board.
         */
        delete: operations["take_down_api_v1_accounts__account_id__board_card_photo_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a second factor
         * @description For somebody who lost generator and recovery codes: logins ask for no code until a new one is confirmed.
         */
        delete: operations["remove_factor_api_v1_accounts__account_id__factor_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a one-time link
         * @description A link that holds two days, with which the account's holder chooses a password. An earlier one ends.
         */
        post: operations["reset_password_api_v1_accounts__account_id__password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock an account
         * @description Let an account that was locked after too many failed logins try again.
         */
        post: operations["unlock_account_api_v1_accounts__account_id__unlock_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * States of grids
         * @description The leaf grids within one's scope with their states, in path order.
         */
        get: operations["list_activity_api_v1_activity_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activity/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Zombies over time
         * @description How many grids at or below a path were in each state, day by day; at most 400 days.
         */
        get: operations["activity_over_time_api_v1_activity_history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dangers to life
         * @description The open cases of danger to life at or below a path within one's scope, and whether somebody knows of each.
         */
        get: operations["list_alarms_api_v1_alarms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Appeals
         * @description The appeals within a leader's scope; of everybody else their own.
         */
        get: operations["list_appeals_api_v1_appeals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{appeal_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Approve or decline an appeal of somebody a rung below. Approved, the case is left out at once, of past periods
         *     too; what was published stays as it was.
         */
        post: operations["decide_api_v1_appeals__appeal_id__decide_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Am I at work?
         * @description Whether the calling worker is at work, as the server knows it.
         */
        get: operations["see_api_v1_attendance_get"];
        put?: never;
        /**
         * Switch to work or to rest
         * @description A worker is at work from ``at`` on, or no longer. Only then is it kept where they are, besides their planned
         *     shifts. Late, repeated and out of order is fine: each switch counts at its own instant.
         */
        post: operations["switch_api_v1_attendance_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the event log
         * @description Rows of the event log that fit all that is given, oldest first. The reading is recorded with what was asked.
         */
        get: operations["read_api_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who opened names and phones, and why
         * @description For the audit administrator: every read of what is masked elsewhere, the latest first, with its reason.
         */
        get: operations["list_personal_reads_api_v1_audit_reads_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/photos/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Photo
         * @description A photo that hangs on a board.
         */
        get: operations["photo_api_v1_board_photos__digest__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show
         * @description Who answers for a grid that is valid now; GET /api/v1/locate tells the grid of a place. No account needed.
         */
        get: operations["show_api_v1_board__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A day's bulletins
         * @description The bulletins of the places at or below a path within one's scope that were due on a day.
         */
        get: operations["list_bulletins_api_v1_bulletins_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest bulletin
         * @description The newest bulletin of the highest place at or below a path within one's scope: the district's for those who see
         *     it all, a street's for those who see that.
         */
        get: operations["latest_api_v1_bulletins_latest_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Cases
         * @description The newest cases within the scope, and the head of the event sequence they are at least as new as.
         */
        get: operations["list_cases_api_v1_cases_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Case
         * @description One case with its reports, tasks and history. 404 for one outside the scope, too.
         */
        get: operations["get_case_api_v1_cases__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept
         * @description The unit that was asked takes it on; it is responsible from now on.
         */
        post: operations["accept_api_v1_cases__number__accept_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Actions
         * @description What the caller may do with the case now; what an action needs besides is in docs/lifecycle.md.
         */
        get: operations["actions_api_v1_cases__number__actions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/alarm/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge the alarm of a case
         * @description Somebody who may dispatch the case knows of it: every wall that rings for it falls silent. It is written down
         *     once; later ones are told who was first. A display only looks and acknowledges nothing.
         */
        post: operations["acknowledge_api_v1_cases__number__alarm_acknowledge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask
         * @description Appeal (申诉) against how a case counts: for who works or worked it, or answers or answered for it.
         *
         *     The case goes its own way meanwhile, and whoever reported it does not see this.
         */
        post: operations["ask_api_v1_cases__number__appeals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign
         * @description Offer it to a worker or ask a unit; who has it now has it no more. 422 when nobody is there.
         */
        post: operations["assign_api_v1_cases__number__assign_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom it could be assigned to
         * @description Workers on duty in the case's community with how busy and how far they are, and the units that have people.
         */
        get: operations["list_candidates_api_v1_cases__number__candidates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description Somebody who did not do the work found it done; whoever reported is asked for a verdict.
         */
        post: operations["check_api_v1_cases__number__check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a case is due when it is
         * @description Every clock of a case with each day from its start to its due time and what that day counts, and every order.
         */
        get: operations["get_clocks_api_v1_cases__number__clocks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close
         * @description Close it without waiting for a verdict; the citizen reads the words.
         */
        post: operations["close_api_v1_cases__number__close_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/common-problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A case's common problems
         * @description The problem a case is part of, or the one whose cause it is about; for whoever sees both.
         */
        get: operations["of_case_api_v1_cases__number__common_problems_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grade Dispute
         * @description Enter a case in the ledger of disputes, or grade it anew; a higher grade climbs to whoever mediates it.
         */
        post: operations["grade_dispute_api_v1_cases__number__dispute_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/dispute/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Dispute
         * @description Say how the mediation ended: settled, failed or withdrawn. The case goes its own way; grade it anew to climb.
         */
        post: operations["end_dispute_api_v1_cases__number__dispute_outcome_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it may be the same as
         * @description Open cases near by in the scope that may be the same thing, at most ten: POST …/merge makes them one.
         */
        get: operations["list_duplicates_api_v1_cases__number__duplicates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Escalate
         * @description The unit above is asked; who answers for the case answers for it until that one accepts.
         */
        post: operations["escalate_api_v1_cases__number__escalate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/evidence/{photo_id}/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge Photo
         * @description Say whether a photo of the work counts. The flags only say what is odd about it: a person decides, and not the
         *     one who took it. One that does not count is missing from what the practice wants, should the work go on.
         */
        post: operations["judge_photo_api_v1_cases__number__evidence__photo_id__judge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exclude
         * @description It is out of scope; the citizen reads the reason.
         */
        post: operations["exclude_api_v1_cases__number__exclude_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge
         * @description Merge the case into another: its task, clocks and whistle end, its reporters are told of the other's progress and
         *     judge it. Both must be open and lie in the scope. It can be taken back.
         */
        post: operations["merge_api_v1_cases__number__merge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue an order
         * @description Urge (催办) or supervise (督办) whoever answers for a case in one's scope. An order does not go upwards.
         */
        post: operations["issue_api_v1_cases__number__orders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/proceedings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Proceedings
         * @description The requests, steps and dispute of a case; ``wanted`` lists the steps it needs, taken or not.
         */
        get: operations["get_proceedings_api_v1_cases__number__proceedings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen
         * @description Take it up again (二次办理): it keeps its number, and the unit above whoever failed is asked at once.
         */
        post: operations["reopen_api_v1_cases__number__reopen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/reports/{report_id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a reporter's name and phone
         * @description The whole name and phone of one report of a case, for a reason that is kept with who asked, when and from where.
         *
         *     For whoever may unmask within the scope or department that holds the case, and for the worker who holds its task.
         */
        post: operations["read_contact_api_v1_cases__number__reports__report_id__contact_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/reports/{report_id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down a verdict given by telephone
         * @description Write down what a reporter said of the present round's work; it counts as their own, and the log names who wrote.
         *
         *     For whoever may check the work within the scope, and did not do it. The reporter's link stays good: what they tap
         *     there takes the place of this.
         */
        post: operations["take_down_api_v1_cases__number__reports__report_id__verdict_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask
         * @description Ask to extend a case's time (延期: once, before the deadline) or to suspend it (挂账) until a review date.
         *
         *     Nothing changes until somebody a rung above approves.
         */
        post: operations["ask_api_v1_cases__number__requests_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/requests/{request_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Approve or decline a request of somebody a rung below. Approved, the case is extended or suspended at once.
         */
        post: operations["decide_api_v1_cases__number__requests__request_id__decide_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve
         * @description The unit has done it. 409 while a whistle is open, unless that is overridden.
         */
        post: operations["resolve_api_v1_cases__number__resolve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume
         * @description Let a suspended case go on before its review date; its clocks run again.
         */
        post: operations["resume_api_v1_cases__number__resume_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Back
         * @description The unit gives it back (退单), as often and as soon as the configuration allows; a dispatcher assigns it anew.
         */
        post: operations["give_back_api_v1_cases__number__return_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/rework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rework
         * @description Somebody who did not do the work found it not done: who did it has it again.
         */
        post: operations["rework_api_v1_cases__number__rework_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split
         * @description Take a merge back: the case goes on where it was, with whoever had it, and the time since does not count.
         */
        post: operations["split_api_v1_cases__number__split_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description The work has begun.
         */
        post: operations["start_api_v1_cases__number__start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Step
         * @description Write down that a step of the procedure was taken. It stays; a step taken again is another entry.
         */
        post: operations["take_step_api_v1_cases__number__steps_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify
         * @description It is worth filing (立案): it may be assigned.
         */
        post: operations["verify_api_v1_cases__number__verify_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/whistles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A case's whistles
         * @description Every whistle of a case, the first blown first; for whoever sees the case, and those who are called to it.
         */
        get: operations["of_case_api_v1_cases__number__whistles_get"];
        put?: never;
        /**
         * Call departments to a case
         * @description Call a lead and any supporting departments; while the case's whistle is open, further ones join that one.
         *
         *     A lead that refused is followed by another. The case cannot be resolved while its whistle is open, unless that is
         *     overridden with a reason.
         */
        post: operations["blow_api_v1_cases__number__whistles_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description Every category and kind a report may name now, by the configuration that holds.
         */
        get: operations["list_categories_api_v1_categories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/circulars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Circulars
         * @description Those about places within one's scope, and those about the places one's scope lies in: whoever is compared reads
         *     how. With ``under`` only those at or below a path.
         */
        get: operations["list_circulars_api_v1_circulars_get"];
        put?: never;
        /**
         * Make a circular now
         * @description The newest circular of a place within one's scope, for any level that has grids below it. One that was made
         *     before is given as it is.
         */
        post: operations["make_circular_api_v1_circulars_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/circulars/{circular_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One circular
         * @description What it says, as numbers.
         */
        get: operations["get_circular_api_v1_circulars__circular_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/circulars/{circular_id}/{edition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A circular as web page, workbook or PDF
         * @description The web page opens without a network; the workbook reckons its ratios; the PDF is for print.
         */
        get: operations["get_edition_api_v1_circulars__circular_id___edition__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/common-problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A month's common problems
         * @description The common problems at or below a path within one's scope that had cases in a month.
         */
        get: operations["list_problems_api_v1_common_problems_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/common-problems/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for common problems now
         * @description Have the whole district's cases looked at now, as happens every night at 03:00 Beijing time.
         */
        post: operations["look_api_v1_common_problems_looks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/common-problems/{problem_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One common problem
         * @description A problem within one's scope with its cases, and the other times it came to its place.
         */
        get: operations["show_api_v1_common_problems__problem_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a page needs first
         * @description The city's place and name, the geometry's version, the basemap, and what things are called here.
         */
        get: operations["config_api_v1_config_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where patrols were
         * @description How much of each grid at or below a path within one's scope was patrolled on a day, by all of its workers
         *     together; which parts: GET /api/v1/grids/{code}/coverage.
         */
        get: operations["see_coverages_api_v1_coverage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The devices there are
         * @description A worker's own devices; for leaders those of the workers within their scope. Without the keys.
         */
        get: operations["list_devices_api_v1_devices_get"];
        put?: never;
        /**
         * Register a device
         * @description Let an app send positions for a worker: by the worker, or by a leader for a worker within the scope.
         *
         *     Whoever has the key can say where the worker is, and learns nothing.
         */
        post: operations["register_device_api_v1_devices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a device
         * @description Take nothing from it any more. What it sent stays.
         */
        delete: operations["revoke_device_api_v1_devices__device_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/diary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A month's entries
         * @description A worker's own diary; or, for those who approve, that of a worker within their scope, for a reason that is kept
         *     with who asked, when and from where.
         */
        get: operations["list_entries_api_v1_diary_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/diary/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A day's entry
         * @description One's own entry of a day.
         */
        get: operations["read_api_v1_diary__day__get"];
        /**
         * Write a day's entry
         * @description A worker's own entry of a day, today's or one of the 31 days before. Sent twice it is the same.
         */
        put: operations["write_api_v1_diary__day__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The displays there are
         * @description The tokens that hold, without the tokens themselves.
         */
        get: operations["list_displays_api_v1_displays_get"];
        put?: never;
        /**
         * Make a display's token
         * @description A token for a wall: it reads what lies at or below a path, writes nothing, and holds until it is revoked.
         */
        post: operations["make_display_api_v1_displays_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a wall
         * @description Exchange a display's token for the browser's cookie. Nobody is logged in by it, and it never idles out.
         */
        post: operations["start_display_api_v1_displays_session_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays/{display_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a display
         * @description End a display's token. Its sockets close at once.
         */
        delete: operations["revoke_display_api_v1_displays__display_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Ledger
         * @description The ledger of disputes within the scope, by class and grade, with how their mediation ended.
         */
        get: operations["get_ledger_api_v1_disputes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evaluate
         * @description Every measure of a place with all below it, a worker or a department, as it stands now.
         *
         *     Without a subject: of the caller's scope, or of their department. Workers see their own.
         */
        get: operations["evaluate_api_v1_evaluation_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluation/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Behind
         * @description The cases behind a number, with the reports where reports are counted: exactly as many as the number says.
         */
        get: operations["list_behind_api_v1_evaluation_cases_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluation/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rank
         * @description Compare streets, communities or micro-grids, or workers or departments with cases, within the scope.
         */
        get: operations["rank_api_v1_evaluation_ranking_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A map that opens without a network
         * @description The grids at or below a path within one's scope, how alive they are, and the open cases, as one HTML file. It
         *     says of what instant it is and who asked for it.
         */
        get: operations["export_map_api_v1_exports_map_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A place in numbers
         * @description What came, went, is open and overdue at or below a path within one's scope, and who is at work there.
         *
         *     The three rates have a period: GET /api/v1/rates.
         */
        get: operations["figures_api_v1_figures_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Grids
         * @description List the grids that are valid now, in the order of their paths.
         */
        get: operations["list_grids_api_v1_grids_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Grid
         * @description Show one grid that is valid now.
         */
        get: operations["get_grid_api_v1_grids__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a grid has its state
         * @description What was seen in a leaf grid within one's scope, what was expected, what is missing, who was told, what ends it,
         *     the rule, and its latest states.
         */
        get: operations["explain_activity_api_v1_grids__code__activity_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}/activity/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A grid's states
         * @description The states that a leaf grid within one's scope had in a time, with their reasons; at most 500, newest first.
         */
        get: operations["grid_history_api_v1_grids__code__activity_history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A grid's household contacts
         * @description Household contacts and building heads (楼院长、党员中心户) of a micro-grid.
         *
         *     Whole for the workers who are bound to the grid or stand in for one, which is recorded; masked for everybody else
         *     whose scope holds it.
         */
        get: operations["list_contacts_api_v1_grids__code__contacts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of a grid was patrolled
         * @description Time, rounds, and which parts were visited when, for the grid's workers and whoever leads them.
         */
        get: operations["see_coverage_api_v1_grids__code__coverage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{code}/exemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exempt a grid
         * @description Nobody expects activity of this grid from now on; the silence before it goes on when the exemption ends.
         */
        post: operations["exempt_api_v1_grids__code__exemption_post"];
        /**
         * End a grid's exemption
         * @description The grid counts again from now on.
         */
        delete: operations["end_exemption_api_v1_grids__code__exemption_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/heat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where cases gather
         * @description How many of the cases one may see were opened in which part of a place within one's scope.
         */
        get: operations["see_heat_api_v1_heat_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My notices
         * @description What the calling account must know: leave to decide, grids that turn zombie, bulletins. Kept for 13 months;
         *     `NoticePut` on `worker:me` says that there is a new one.
         */
        get: operations["list_notices_api_v1_inbox_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark all as read
         * @description Everything in the calling account's inbox is read.
         */
        post: operations["read_all_api_v1_inbox_read_all_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{notice_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark as read
         * @description One notice is read; the first time counts.
         */
        post: operations["read_one_api_v1_inbox__notice_id__read_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leaves that are not over
         * @description For a worker their own, and those they stand in for; for those who approve, all within their scope.
         */
        get: operations["list_leaves_api_v1_leave_get"];
        put?: never;
        /**
         * Ask for leave
         * @description A worker asks; whoever leads above is told. Until it is approved nothing changes.
         */
        post: operations["ask_api_v1_leave_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leave/{leave_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or refuse
         * @description While it is approved, the deputy stands in the worker's place on duty. Nobody decides their own.
         */
        post: operations["decide_api_v1_leave__leave_id__decide_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leave/{leave_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take it back
         * @description Whoever asked takes it back; one that has begun ends now.
         */
        post: operations["withdraw_api_v1_leave__leave_id__withdraw_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Locate
         * @description Say which grid a point belongs to now, why, and which others it may belong to.
         */
        get: operations["locate_api_v1_locate_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calling account
         * @description Who the session belongs to, what it may do and where, and the grids it is on duty in now.
         */
        get: operations["me_api_v1_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin
         * @description Begin a resumable upload. Send its bytes with PATCH to the address in ``Location`` within a day.
         */
        post: operations["begin_api_v1_media_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Copy
         * @description The photo, at most 2,048 pixels, for callers whose scope holds its case.
         */
        get: operations["get_copy_api_v1_media__photo_id__get"];
        put?: never;
        post?: never;
        /**
         * Forget
         * @description Drop an upload that no report has.
         */
        delete: operations["forget_api_v1_media__photo_id__delete"];
        options?: never;
        /**
         * Progress
         * @description How much of the upload is safely here.
         */
        head: operations["progress_api_v1_media__photo_id__head"];
        /**
         * Append
         * @description Send the next piece. 409 when the upload stands elsewhere: ask with HEAD and go on from there.
         */
        patch: operations["append_api_v1_media__photo_id__patch"];
        trace?: never;
    };
    "/api/v1/media/{photo_id}/thumb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Thumb
         * @description The photo, at most 320 pixels, for callers whose scope holds its case.
         */
        get: operations["get_thumb_api_v1_media__photo_id__thumb_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Meetings
         * @description The cases that wait for the joint meeting within the scope.
         */
        get: operations["meetings_api_v1_meetings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patrols": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Patrols of a grid or a worker
         * @description What began in a period: within their scope for those who dispatch, for everybody else their own alone; when a
         *     colleague was where is nobody's business.
         *
         *     Patrols are derived from positions within minutes; late positions change them later.
         */
        get: operations["list_patrols_api_v1_patrols_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patrols/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where to patrol next
         * @description A round from a place over the parts of a grid that nobody was in for longest, for the grid's workers and whoever
         *     leads them. Straight lines: which streets to take is seen on the spot.
         */
        get: operations["plan_route_api_v1_patrols_route_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where workers are
         * @description The positions of the last twelve hours within one's scope, one for each worker. The read is recorded.
         */
        get: operations["list_worker_positions_api_v1_positions_get"];
        put?: never;
        /**
         * Say where I am
         * @description A worker's tablet sends one fix, or up to 10,000 that waited while it was offline, in any order.
         *
         *     What was sent before is not kept twice, and what was not taken at work (in a shift of one's duties, or switched to
         *     work with `POST /api/v1/attendance`) is not kept at all. Bad fixes are named one by one and the good ones kept; when
         *     all are bad the answer is 422. So it is when the body breaks off: the fixes before that are kept and counted in
         *     the answer, and sending all again is right. Walls hear `WorkerMoved` at most once a second for each worker.
         */
        post: operations["receive_positions_api_v1_positions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/positions/osmand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Positions of OsmAnd and Traccar Client
         * @description One fix in the address, as OsmAnd sends it: `?id=<key>&lat=&lon=&timestamp=&speed=&accuracy=`.
         *
         *     The identifier is the key of `POST /api/v1/devices`; the datum is the one the device was registered with.
         */
        get: operations["receive_osmand_api_v1_positions_osmand_get"];
        put?: never;
        /**
         * Positions of Traccar Client
         * @description What Traccar Client sends: one fix in the address or in a form (speed in knots), or JSON with `device_id` and
         *     `location` (speed in metres a second); lists of those too.
         *
         *     A fix that is not kept is answered 200 with the reason, so that the app goes on with the next one.
         */
        post: operations["post_osmand_api_v1_positions_osmand_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/positions/owntracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Positions of OwnTracks
         * @description What OwnTracks sends in its HTTP mode; messages that are no locations are answered and passed over.
         *
         *     The app expects a list of messages: this one is empty, or says what was refused.
         */
        post: operations["receive_owntracks_api_v1_positions_owntracks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list of work
         * @description Cases within the scope that meet everything that is asked, in the order of work. Without a status or a text
         *     those that have not ended.
         */
        get: operations["get_queue_api_v1_queue_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rates Of
         * @description The rates of the reports received in a period within the scope, as they stand now; all measures, and what they
         *     are compared with: GET /api/v1/evaluation.
         */
        get: operations["rates_of_api_v1_rates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A past day
         * @description What stood as the day began at or below a path within one's scope, and what happened on it, in order.
         *
         *     404 for a day that is not kept any more, that was before there was anything, or that is yet to come.
         */
        get: operations["show_day_api_v1_replay_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replay/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Days that can be played back
         * @description The days of a month, up to today, with how much happened on each; 13 whole months are kept besides this one.
         */
        get: operations["list_days_api_v1_replay_days_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send
         * @description Report something: no account needed.
         *
         *     The answer says who has it now and why there. It comes after the report is durable, and its ``receipt`` shows the
         *     progress. The place is taken from ``lon``/``lat`` (a pin outranks the device), else from the EXIF of the photos.
         */
        post: operations["send_api_v1_reports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Similar
         * @description At most five open cases nearby that may be the same thing, each with photo, distance and age.
         *
         *     To join one ("me too") send its ``join`` as ``joins`` of the report. What others wrote and who they are is not said.
         */
        get: operations["list_similar_api_v1_reports_similar_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/similar/photos/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Photo
         * @description The small photo of a similar case, at most 320 pixels, while its address is valid.
         */
        get: operations["get_photo_api_v1_reports_similar_photos__token__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow
         * @description What became of a report, for whoever holds its receipt. It never says who reported.
         */
        get: operations["follow_api_v1_reports__receipt__get"];
        put?: never;
        post?: never;
        /**
         * Erase
         * @description Delete the personal data of a report, for whoever holds its receipt.
         *
         *     It is gone at once; the receipt goes on showing the progress, and the case is worked without it. The answer says
         *     what was deleted, what stays and why. Once more changes nothing.
         */
        delete: operations["erase_api_v1_reports__receipt__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{receipt}/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own
         * @description One's own photo, for the holder of the report's receipt.
         */
        get: operations["get_own_api_v1_reports__receipt__photos__photo_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{receipt}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Qr
         * @description The receipt's link as a QR code, to be taken along on another phone or on paper.
         */
        get: operations["qr_api_v1_reports__receipt__qr_svg_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Pending
         * @description Requests within the scope that wait to be decided, at most 500.
         */
        get: operations["list_pending_api_v1_requests_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would happen to a report
         * @description Route a report that nobody has made, at any instant: its grid, every rule and why it matched or did not, who
         *     would be asked, and the due times. Nothing is stored; what is scheduled for that instant counts.
         */
        post: operations["try_routing_api_v1_routing_dry_run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions there are
         * @description Where an account is logged in now. Sessions that ended are not listed.
         */
        get: operations["list_sessions_api_v1_sessions_get"];
        put?: never;
        /**
         * Log in
         * @description Open a session with an account and its password.
         *
         *     The answer carries the token for programs and tablets, and sets the cookie `grid_session` for browsers. An account
         *     with a second factor is answered 401 with the type `/problems/second-factor` until the code is sent too.
         *
         *     After five failures for one account from one address within 15 minutes the answer is 429 with `Retry-After`. After
         *     fifteen from anywhere within 30 minutes the account is locked for as long, except where it logged in within the
         *     last 30 days; so is an address that failed for twenty accounts within 15 minutes.
         */
        post: operations["open_session_api_v1_sessions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out
         * @description End the session this request is made with, and drop the cookie. Its sockets close at once.
         */
        delete: operations["close_session_api_v1_sessions_current_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description End one of one's own sessions; the security administrator ends anybody's. Its sockets close at once.
         */
        delete: operations["revoke_session_api_v1_sessions__session_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tasks
         * @description The calling worker's tasks, at most 200: what a tablet shows after it was switched on or reset.
         */
        get: operations["list_tasks_api_v1_tasks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept
         * @description Take the task on. 409 says what happened when it is not open any more: it expired, or was accepted already.
         */
        post: operations["accept_api_v1_tasks__task_id__accept_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish
         * @description Say what was done, with photos of it; the case is resolved. 409 while a whistle is open, unless overridden.
         */
        post: operations["finish_api_v1_tasks__task_id__done_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask For Help
         * @description Say that it cannot be done alone: the unit above is asked, and the task is withdrawn.
         */
        post: operations["ask_for_help_api_v1_tasks__task_id__help_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note
         * @description Say what was done on a task that ended meanwhile, with photos: it goes into the case as a note (情况说明), and
         *     nothing else changes. 409 while the task is open.
         */
        post: operations["note_api_v1_tasks__task_id__note_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Back
         * @description Return the task (退单) with a reason and what it rests on, as often and as soon as the configuration allows; the
         *     next on duty is offered it at once, else the unit above is asked.
         */
        post: operations["give_back_api_v1_tasks__task_id__return_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description Say that the work has begun.
         */
        post: operations["start_api_v1_tasks__task_id__start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verdicts/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Asked
         * @description What was done, and what is asked. Opening it changes nothing: messengers and scanners open links too.
         */
        get: operations["asked_api_v1_verdicts__token__get"];
        put?: never;
        /**
         * Judge
         * @description Judge the work. What is not solved or does not satisfy reopens the case one level up, at once.
         *
         *     A verdict may be changed as long as its round is judged; the same once more changes nothing. 409 when it is over.
         */
        post: operations["judge_api_v1_verdicts__token__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verdicts/{token}/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Photo Of Work
         * @description A photo of the work that is judged.
         */
        get: operations["photo_of_work_api_v1_verdicts__token__photos__photo_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Views of the list of work
         * @description The views everybody has, within ``under``, and one's own, each with how many cases it shows now.
         */
        get: operations["list_views_api_v1_views_get"];
        put?: never;
        /**
         * Keep a view
         * @description Keep a filter of the list of work under a name. Only the calling account sees it.
         */
        post: operations["save_view_api_v1_views_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a view
         * @description Give a view of one's own another name or filter.
         */
        put: operations["change_view_api_v1_views__view_id__put"];
        post?: never;
        /**
         * Delete a view
         * @description Delete a view of one's own.
         */
        delete: operations["delete_view_api_v1_views__view_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Visits
         * @description For a worker their own, for those who dispatch all within their scope; the latest first.
         */
        get: operations["list_visits_api_v1_visits_get"];
        put?: never;
        /**
         * Keep a visit
         * @description A worker called on somebody. It is kept whatever the place, and the answer says whether it counts; sent again
         *     with the same key it is the one there is.
         */
        post: operations["make_api_v1_visits_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a visit unmasked
         * @description What a visit of one's scope says of people, for a reason that is kept with who asked, when and from where.
         */
        post: operations["open_visit_api_v1_visits__visit_id__open_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whistles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whistles one is called by, or has blown
         * @description A department's account gets the whistles that call it, every other one those blown within its scope.
         */
        get: operations["list_whistles_api_v1_whistles_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whistles/calls/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a call on
         * @description The department takes its part on; its time to report back starts. 409 says who answered already, and how.
         */
        post: operations["accept_api_v1_whistles_calls__id__accept_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whistles/calls/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a call
         * @description The department says why it does not take its part on; the caller is told. 409 says who answered already.
         */
        post: operations["refuse_api_v1_whistles_calls__id__refuse_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whistles/calls/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a department
         * @description Whoever whistled, or a scope above, does not need this department any more.
         */
        post: operations["release_api_v1_whistles_calls__id__release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whistles/calls/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report back
         * @description The department says what it has done; with the last report the whistle ends.
         */
        post: operations["report_api_v1_whistles_calls__id__report_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/whistles/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a whistle
         * @description Whoever whistled, or a scope above, waits no longer: nobody owes anything any more.
         */
        post: operations["withdraw_api_v1_whistles__number__withdraw_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{account_id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A worker's track of a day
         * @description Every fix of a worker on a Beijing day, in order, for leaders within their scope.
         *
         *     Tracks are kept as long as the configuration's `track_days` say. Who looked, and why, is recorded.
         */
        get: operations["read_track_api_v1_workers__account_id__track_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/basemap/basemap.pmtiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The archive
         * @description The PMTiles file, whole or by Range: 206 with what was asked for, 416 beyond its end, If-Range by its ETag.
         */
        get: operations["archive_basemap_basemap_pmtiles_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/basemap/{z}/{x}/{y}.{extension}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One tile
         * @description One tile of a folder of tiles. The numbers are numbers, so no address leads out of the folder.
         */
        get: operations["tile_basemap__z___x___y___extension__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description Answers as long as the process does; looks at nothing else. Restart the process when this fails.
         */
        get: operations["healthz_healthz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers for Prometheus
         * @description Counters of this process and gauges of the database, in Prometheus' text format.
         */
        get: operations["metrics_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is it ready for traffic?
         * @description Whether the database answers with this program's schema, events are passed on, and there is room on the disk.
         */
        get: operations["readyz_readyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tile
         * @description Give the outlines of the grids valid now; properties code, name, level, path, leaf. No state is in them.
         */
        get: operations["tile_tiles__z___x___y__mvt_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Absent
         * @description Nobody patrols: as for silence, but counted from the last patrol.
         */
        Absent: {
            /**
             * Quiet Working Days
             * @default 5
             */
            quiet_working_days: number;
            /**
             * Zombie Days
             * @default 14
             */
            zombie_days: number;
            /**
             * Zombie Working Days
             * @default 10
             */
            zombie_working_days: number;
        };
        /**
         * AccountAnswer
         * @description An account as administrators see it; name and phone are masked for those who do not keep accounts.
         */
        AccountAnswer: {
            /** Account */
            account: string;
            /** Active */
            active: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Department */
            department: string | null;
            /** Display Name */
            display_name: string;
            /**
             * Granted
             * @description whether the security administrator has granted its rights
             */
            granted: boolean;
            /** Has Password */
            has_password: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Locked Until
             * @description after too many failed logins; null: not locked
             */
            locked_until: string | null;
            /** Phone */
            phone: string | null;
            /** Position */
            position: string | null;
            /** Role */
            role: string;
            /** Scope */
            scope: string;
            /** Second Factor */
            second_factor: boolean;
        };
        /**
         * Accounts
         * @description Accounts by name.
         */
        Accounts: {
            /** Accounts */
            accounts: components["schemas"]["AccountAnswer"][];
        };
        /**
         * Actions
         * @description What the caller may do with a case now.
         */
        Actions: {
            /**
             * Actions
             * @description of docs/lifecycle.md; suspend and extend are asked for as requests
             */
            actions: string[];
            /** Status */
            status: string;
        };
        /**
         * Activity
         * @description How alive the grids are when the period ends, and on each of its days.
         *
         *     ``map`` holds the state of every grid by its code; ``sleepers`` the zombies longest first, at most as
         *     many as are shown; ``zombies_before`` how many there were when the period began.
         */
        Activity: {
            /** Below */
            below: components["schemas"]["backend__circulars__content__Alive"][];
            /** Days */
            days: components["schemas"]["Day"][];
            /** Map */
            map: {
                [key: string]: "active" | "quiet" | "zombie" | "exempt";
            };
            /** Sleepers */
            sleepers: components["schemas"]["Sleeper"][];
            whole: components["schemas"]["backend__circulars__content__Alive"];
            /** Zombies Before */
            zombies_before: number;
        };
        /**
         * ActivityExplained
         * @description Why a grid has its state.
         */
        ActivityExplained: {
            /** Code */
            code: string;
            /**
             * Compared With
             * @description the path whose leaf grids are those like it
             */
            compared_with: string;
            /**
             * Ends By
             * @description what ends this state
             */
            ends_by: string;
            exemption: components["schemas"]["ExemptionShown"] | null;
            /** Expected */
            expected: {
                [key: string]: components["schemas"]["Expected"];
            };
            /**
             * History
             * @description the latest intervals, newest first
             */
            history: components["schemas"]["PastState"][];
            in_force: components["schemas"]["RuleInForce"];
            /**
             * Kinds
             * @description the kinds of trouble that make it quiet or a zombie; else none
             */
            kinds: ("silent" | "absent" | "stuck" | "unmanned" | "padded")[];
            /**
             * Kinds Explained
             * @description of every kind that is watched here
             */
            kinds_explained: {
                [key: string]: components["schemas"]["Explained"];
            };
            /**
             * Last Signal
             * @description the kind of the last valid signal
             */
            last_signal: ("report" | "patrol" | "visit" | "handled") | null;
            /** Last Signal At */
            last_signal_at: string | null;
            /** Name */
            name: string;
            /**
             * Next Change At
             * @description when time alone will change the state or one of its kinds; null: never
             */
            next_change_at: string | null;
            /** Path */
            path: string;
            /**
             * Reason
             * @description `kind` (new, exempt, leave, signal, silent, absent, stuck, unmanned, padded) with its facts, and under `kinds` those of every kind that is watched: `state`, `since`, `next_at`; of silence `counted_from`, `quiet_at` and `zombie_at`; `waiting` cases; `signals` and of them `made_up`, by why
             */
            reason: {
                [key: string]: unknown;
            };
            /**
             * Signals
             * @description the latest, newest first, those that do not count among them
             */
            signals: components["schemas"]["SeenSignal"][];
            /**
             * Since
             * Format: date-time
             * @description when this state began
             */
            since: string;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "quiet" | "zombie" | "exempt";
            /**
             * Told
             * @description newest first
             */
            told: components["schemas"]["Told-Output"][];
            /**
             * Waiting
             * @description the oldest first
             */
            waiting: components["schemas"]["WaitingCase"][];
        };
        /**
         * ActivityList
         * @description States in path order.
         */
        ActivityList: {
            /** Grids */
            grids: components["schemas"]["ActivityState"][];
        };
        /**
         * ActivityRule
         * @description What counts as a grid being alive at and below ``under`` (empty: everywhere); the longest path decides. A kind
         *     that is null is not watched there. The leader is warned ``warn_hours`` before a grid turns zombie.
         */
        ActivityRule: {
            /**
             * @default {
             *       "quiet_working_days": 5,
             *       "zombie_days": 14,
             *       "zombie_working_days": 10
             *     }
             */
            absent: components["schemas"]["Absent"] | null;
            /**
             * New Grid Days
             * @default 7
             */
            new_grid_days: number;
            /**
             * @default {
             *       "days": 28,
             *       "least": 4,
             *       "share": 0.5
             *     }
             */
            padded: components["schemas"]["Padded"] | null;
            /**
             * @default {
             *       "minutes": 10,
             *       "points": 3
             *     }
             */
            patrol: components["schemas"]["PatrolRule"];
            /**
             * @default {
             *       "quiet_working_days": 3,
             *       "signals": [
             *         "report",
             *         "patrol",
             *         "visit",
             *         "handled"
             *       ],
             *       "zombie_days": 7,
             *       "zombie_working_days": 5
             *     }
             */
            silent: components["schemas"]["Silent"] | null;
            /**
             * @default {
             *       "quiet_hours": 24,
             *       "zombie_hours": 48
             *     }
             */
            stuck: components["schemas"]["Stuck"] | null;
            /**
             * Under
             * @default
             */
            under: string | "";
            /**
             * Warn Hours
             * @default 24
             */
            warn_hours: number;
        };
        /**
         * ActivityState
         * @description The present state of one leaf grid.
         */
        ActivityState: {
            /** Code */
            code: string;
            /**
             * Kinds
             * @description the kinds of trouble that make it quiet or a zombie; else none
             */
            kinds: ("silent" | "absent" | "stuck" | "unmanned" | "padded")[];
            /**
             * Next Change At
             * @description when time alone will change the state or one of its kinds; null: never
             */
            next_change_at: string | null;
            /** Path */
            path: string;
            /**
             * Reason
             * @description `kind` (new, exempt, leave, signal, silent, absent, stuck, unmanned, padded) with its facts, and under `kinds` those of every kind that is watched: `state`, `since`, `next_at`; of silence `counted_from`, `quiet_at` and `zombie_at`; `waiting` cases; `signals` and of them `made_up`, by why
             */
            reason: {
                [key: string]: unknown;
            };
            /**
             * Since
             * Format: date-time
             * @description when this state began
             */
            since: string;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "quiet" | "zombie" | "exempt";
        };
        /**
         * AlarmAcknowledgement
         * @description Who has taken notice.
         */
        AlarmAcknowledgement: {
            /** At */
            at: string;
            /**
             * By
             * @description the name the account goes by
             */
            by: string;
        };
        /**
         * AlarmAnswer
         * @description An open case of danger to life.
         */
        AlarmAnswer: {
            /** @description null: walls ring */
            acknowledged: components["schemas"]["AlarmAcknowledgement"] | null;
            case: components["schemas"]["CaseBrief"];
        };
        /**
         * Alarms
         * @description The dangers to life on which somebody owes work, the newest first.
         */
        Alarms: {
            /** Alarms */
            alarms: components["schemas"]["AlarmAnswer"][];
        };
        /**
         * AppealAnswer
         * @description An appeal. Approved, its case is counted as left out of these measures.
         */
        AppealAnswer: {
            /** Approved */
            approved: boolean | null;
            /** Asked At */
            asked_at: string;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Evidence
             * @description photos: GET /api/v1/media/{id}
             */
            evidence: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Measures */
            measures: ("answered" | "solved" | "satisfied" | "closed" | "closed_in_time" | "overdue" | "reworked" | "returned" | "reopened" | "well_dispatched")[];
            /** Reason */
            reason: string;
            /** Words */
            words: string | null;
        };
        /**
         * AppealDecision
         * @description What is decided.
         */
        AppealDecision: {
            /** Approved */
            approved: boolean;
            /**
             * Words
             * @description why; 1 to 2,000 characters
             */
            words?: string | null;
        };
        /**
         * AppealOfCase
         * @description An appeal and the case it is about.
         */
        AppealOfCase: {
            /** Approved */
            approved: boolean | null;
            /** Asked At */
            asked_at: string;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Evidence
             * @description photos: GET /api/v1/media/{id}
             */
            evidence: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Measures */
            measures: ("answered" | "solved" | "satisfied" | "closed" | "closed_in_time" | "overdue" | "reworked" | "returned" | "reopened" | "well_dispatched")[];
            /** Number */
            number: string;
            /** Path */
            path: string;
            /** Reason */
            reason: string;
            /** Words */
            words: string | null;
        };
        /**
         * AskForCircular
         * @description Which one.
         */
        AskForCircular: {
            /**
             * At
             * @description the newest that was due at this instant; absent: now
             */
            at?: string | null;
            /**
             * Kind
             * @description weekly: the last week, due on Mondays at 08:00 Beijing time; monthly: the last month, due on the first at 08:00
             * @enum {string}
             */
            kind: "weekly" | "monthly";
            /**
             * Under
             * @description a path; absent: one's whole scope
             * @default
             */
            under: string;
        };
        /**
         * AskForLeave
         * @description When, why, and who stands in.
         */
        AskForLeave: {
            /**
             * Deputy
             * @description another worker's account; whoever decides may name one too
             */
            deputy?: string | null;
            /**
             * From At
             * Format: date-time
             * @description from when on, with zone
             */
            from_at: string;
            /**
             * Reason
             * @description 1 to 2,000 characters; for those who decide alone
             */
            reason: string;
            /**
             * Until At
             * Format: date-time
             * @description until when, not included; at most 366 days later
             */
            until_at: string;
        };
        /**
         * Asked
         * @description What the holder of the link is asked.
         */
        Asked: {
            /**
             * Category
             * @description the category's name
             */
            category: string;
            /**
             * Done
             * @description what was done, in the words of whoever did it
             */
            done: string | null;
            /** Done At */
            done_at: string | null;
            given: components["schemas"]["GivenVerdict"] | null;
            /**
             * Number
             * @description of the case
             */
            number: string;
            /**
             * Photos
             * @description of the work when it was done
             */
            photos: components["schemas"]["Photo"][];
            /**
             * Reason
             * @description of the case's end
             */
            reason: string | null;
            /**
             * Round
             * @description 0 for the first work on it, 1 after it was reopened once, …
             */
            round: number;
            /**
             * State
             * @description asked: the verdict is waited for; closed: whoever sees it come back may still say so; over: this round is not judged any more, and only the verdict that was given can be read
             * @enum {string}
             */
            state: "asked" | "closed" | "over";
            /**
             * Status
             * @description of the case now
             */
            status: string;
            /**
             * Until
             * @description when asked or closed ends
             */
            until: string | null;
        };
        /**
         * Assignment
         * @description To whom: one of worker, department and rung; none of them: as it was routed.
         */
        Assignment: {
            /**
             * Department
             * @description a department of the configuration
             */
            department?: string | null;
            /**
             * Rung
             * @description the community or street the case lies in, its department, the meeting
             */
            rung?: ("worker" | "community" | "street" | "department" | "meeting") | null;
            /**
             * Words
             * @description what is to be done
             */
            words?: string | null;
            /**
             * Worker
             * @description a worker's account
             */
            worker?: string | null;
        };
        /**
         * AssignmentAnswer
         * @description Who got it, and why there.
         */
        AssignmentAnswer: {
            /**
             * Border M
             * @description metres to the grid's border, or to the nearest grid from outside
             */
            border_m: number | null;
            /**
             * How
             * @enum {string}
             */
            how: "covers" | "nearest" | "fallback";
            /** Neighbours */
            neighbours: components["schemas"]["NeighbourAnswer"][];
            worker: components["schemas"]["WorkerAnswer"] | null;
        };
        /**
         * AttendanceAnswer
         * @description Whether the calling worker is at work now, and when they were in the last 24 hours.
         */
        AttendanceAnswer: {
            /**
             * Ends At
             * @description when it ends unless it is switched again: nobody works for ever
             */
            ends_at: string | null;
            /** On */
            on: boolean;
            /**
             * Since
             * @description since when they are; null at rest
             */
            since: string | null;
            /** Spans */
            spans: components["schemas"]["WorkSpan"][];
        };
        /**
         * AuditRow
         * @description One row of the log.
         */
        AuditRow: {
            /**
             * Actor
             * @description an account's id, citizen, anonymous or system
             */
            actor: string;
            /** At */
            at: string;
            /**
             * Data
             * @description before and after, as fits; personal values only as salted digests
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Hash
             * @description SHA-256 over the row before and this one, hexadecimal
             */
            hash: string | null;
            /**
             * Id
             * @description goes on from here: give the last one as after
             */
            id: number;
            /**
             * Name
             * @description what happened, in the past tense
             */
            name: string;
            /**
             * Origin
             * @description the address it came from
             */
            origin: string | null;
            /**
             * Seq
             * @description its place in the chain; null until the relay has stamped it
             */
            seq: number | null;
            /**
             * Subject
             * @description what it happened to: kind:id
             */
            subject: string;
            /**
             * Topics
             * @description who was told; empty: nobody but this log
             */
            topics: string[];
        };
        /**
         * AuditRows
         * @description Rows in the order they were written.
         */
        AuditRows: {
            /** Rows */
            rows: components["schemas"]["AuditRow"][];
        };
        /**
         * Basemap
         * @description What lies below the grids.
         */
        Basemap: {
            /** Attribution */
            attribution: string;
            /**
             * Format
             * @enum {string}
             */
            format: "pmtiles" | "tiles";
            /**
             * Kind
             * @description vector: layers earth, landuse, water, roads, places
             * @enum {string}
             */
            kind: "vector" | "raster";
            /** Maxzoom */
            maxzoom: number;
            /** Minzoom */
            minzoom: number;
            /**
             * Url
             * @description of the archive, or of tiles with {z}, {x}, {y}; relative to this server unless absolute
             */
            url: string;
        };
        /**
         * BehindAnswer
         * @description One report or case that a number counts.
         */
        BehindAnswer: {
            /**
             * At
             * @description when it was received, opened, due or closed, whichever counts it
             */
            at: string;
            /** Category */
            category: string;
            /**
             * Number
             * @description the case's
             */
            number: string;
            /** Path */
            path: string;
            /**
             * Report
             * @description null where cases are counted
             */
            report: string | null;
            /**
             * Why
             * @description why it was left out
             */
            why: ("out_of_scope" | "merged" | "appeal" | "silent" | "pending") | null;
        };
        /**
         * Blow
         * @description Which departments are called, and what for.
         */
        Blow: {
            /**
             * Lead
             * @description department that takes the case on; only a further call may leave it out
             */
            lead?: string | null;
            /**
             * Support
             * @description departments that support it
             * @default []
             */
            support: string[];
            /**
             * Words
             * @description what is asked of them: 1 to 2,000 characters
             */
            words: string;
        };
        /**
         * Board
         * @description A list that cases are looked at by, such as sanitation or safety.
         */
        Board: {
            /** Categories */
            categories: string[];
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * BoardAnswer
         * @description The public board of a grid (网格员公示牌).
         */
        BoardAnswer: {
            /** Code */
            code: string;
            /**
             * Duties
             * @description what every worker here is there for
             */
            duties: string[];
            /** Leaf */
            leaf: boolean;
            /**
             * Level
             * @enum {string}
             */
            level: "city" | "street" | "community" | "micro";
            /** Name */
            name: string;
            /**
             * People
             * @description those on duty first, in the order in which they are asked
             */
            people: components["schemas"]["BoardPerson"][];
            /**
             * Place
             * @description names of the grids around it, the district first
             */
            place: string[];
            /** Supervision Phone */
            supervision_phone: string | null;
        };
        /**
         * BoardPerson
         * @description Somebody who answers for the grid, as the board in the street shows them.
         */
        BoardPerson: {
            /**
             * Duties
             * @description their own; null: those of every board here
             */
            duties: string | null;
            /** Name */
            name: string;
            /**
             * On Duty
             * @description at this instant
             */
            on_duty: boolean;
            /**
             * Phone
             * @description only when it was published
             */
            phone: string | null;
            /** Photo Url */
            photo_url: string | null;
            /** Position */
            position: string | null;
        };
        /**
         * BulletinAnswer
         * @description One bulletin. It is frozen: it says how things stood at ``made_at``.
         */
        BulletinAnswer: {
            /** @description null in the first bulletin of a place */
            before: components["schemas"]["Earlier"] | null;
            figures: components["schemas"]["Figures"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Made At */
            made_at: string;
            /**
             * Name
             * @description of the place
             */
            name: string;
            /** Overdue */
            overdue: components["schemas"]["CaseLine"][];
            /** Path */
            path: string;
            /** Quiet */
            quiet: components["schemas"]["GridLine"][];
            /**
             * Slot At
             * @description when it was due: 12:00 or 18:00 Beijing time
             */
            slot_at: string;
            /** Waiting */
            waiting: components["schemas"]["CaseLine"][];
            /** Zombie */
            zombie: components["schemas"]["GridLine"][];
        };
        /**
         * Bulletins
         * @description A day's bulletins, the latest first, the district's before its streets'.
         */
        Bulletins: {
            /** Bulletins */
            bulletins: components["schemas"]["BulletinAnswer"][];
            /**
             * Day
             * Format: date
             */
            day: string;
        };
        /**
         * CallAnswer
         * @description One department's part in a whistle.
         */
        CallAnswer: {
            /**
             * Answered At
             * @description accepted or refused
             */
            answered_at: string | null;
            /** Answered By */
            answered_by: string | null;
            /** Called At */
            called_at: string;
            /**
             * Department
             * @description its code
             */
            department: string;
            /**
             * Due At
             * @description when the answer or the report is due; null when nothing is owed
             */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Lead
             * @description it takes the case on; the others support it
             */
            lead: boolean;
            /**
             * Name
             * @description what the configuration calls it; its code when it is listed no longer
             */
            name: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Reason
             * @description of a refusal or a release
             */
            reason: string | null;
            /** Released At */
            released_at: string | null;
            /** Reported At */
            reported_at: string | null;
            /**
             * State
             * @description called, accepted, refused, reported or released
             */
            state: string;
            /**
             * Words
             * @description of the report
             */
            words: string | null;
        };
        /**
         * CandidateList
         * @description Whom a case could be assigned to.
         */
        CandidateList: {
            /** @description null: nobody is there; name somebody */
            routed: components["schemas"]["Routed"] | null;
            /**
             * Units
             * @description those with people, from below
             */
            units: components["schemas"]["CandidateUnit"][];
            /**
             * Workers
             * @description the own grid's in the order of the ladder, then the idlest
             */
            workers: components["schemas"]["CandidateWorker"][];
        };
        /**
         * CandidateUnit
         * @description A community, street, department or the meeting that could be asked.
         */
        CandidateUnit: {
            /**
             * Department
             * @description its code
             */
            department: string | null;
            /**
             * Own
             * @description the category belongs to it
             */
            own: boolean;
            /**
             * Owner
             * @description its path; a department's is its district's
             */
            owner: string;
            /** Rung */
            rung: string;
        };
        /**
         * CandidateWorker
         * @description A worker on duty in the case's community.
         */
        CandidateWorker: {
            /**
             * At Work
             * @description their tablet is switched to work
             */
            at_work: boolean;
            /**
             * Distance M
             * @description from where they were last; null when that is not known
             */
            distance_m: number | null;
            /**
             * Grid
             * @description code of the grid they are on duty in
             */
            grid: string;
            /** Grid Name */
            grid_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Let Go
             * @description they returned this case, or did not take it in time
             */
            let_go: boolean;
            /** Name */
            name: string;
            /**
             * Open Tasks
             * @description of cases in the caller's scope
             */
            open_tasks: number;
            /**
             * Own Grid
             * @description the case lies in it
             */
            own_grid: boolean;
            /**
             * Rank
             * @description place in that grid's ladder; 0 is asked first
             */
            rank: number;
        };
        /**
         * Card
         * @description What the board shows of somebody beside name and position. All of it is for everybody.
         */
        Card: {
            /** Duties */
            duties?: string | null;
            /**
             * Phone
             * @description to be published; null: none is
             */
            phone?: string | null;
        };
        /**
         * CardAnswer
         * @description A board card.
         */
        CardAnswer: {
            /** Duties */
            duties?: string | null;
            /**
             * Phone
             * @description to be published; null: none is
             */
            phone?: string | null;
            /** Photo Url */
            photo_url: string | null;
        };
        /**
         * CaseAnswer
         * @description The work the report caused.
         */
        CaseAnswer: {
            /** Due At */
            due_at: string;
            /**
             * Number
             * @example 110112-20261122-000017
             */
            number: string;
            /**
             * Status
             * @description assigned, or reported while nobody is on duty
             */
            status: string;
        };
        /**
         * CaseBrief
         * @description One case in short.
         */
        CaseBrief: {
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
            /**
             * Department
             * @description code of the department that is asked or works it
             */
            department?: string | null;
            /** Due At */
            due_at: string;
            /**
             * Grid
             * @description code of the grid; null in a city without grids
             */
            grid: string | null;
            /** Grid Name */
            grid_name: string | null;
            /**
             * How
             * @description covers, nearest or fallback
             */
            how: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description of demand: inquiry, help, complaint, tip, suggestion or praise
             * @default help
             */
            kind: string;
            /**
             * Lane
             * @description emergency or petition; null is the ordinary one
             */
            lane?: string | null;
            /**
             * Lat
             * @description WGS-84 degrees
             */
            lat: number;
            /**
             * Lon
             * @description WGS-84 degrees
             */
            lon: number;
            /**
             * Number
             * @description district, Beijing date, sequence: 110112-20261122-000017
             */
            number: string;
            /** Opened At */
            opened_at: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Path
             * @description the grid's path from the root
             */
            path: string;
            /**
             * Round
             * @description how often it was reopened
             * @default 0
             */
            round: number;
            /**
             * Rung
             * @description of the ladder: who is asked, worker up to meeting
             * @default worker
             */
            rung: string;
            /**
             * Status
             * @description a state of docs/lifecycle.md
             */
            status: string;
            /**
             * Urgency
             * @description life, utility or normal
             */
            urgency: string;
            /**
             * Worker
             * @description account that holds the task
             */
            worker: string | null;
        };
        /**
         * CaseDetail
         * @description Everything about one case that its scope may see; contacts are masked.
         */
        CaseDetail: {
            /**
             * Address
             * @description below the fourth level, as the first report's sender wrote it
             */
            address: string | null;
            assignment: components["schemas"]["AssignmentAnswer"];
            /**
             * Boundaries
             * @description geometry version it was assigned by; null in a city without any
             */
            boundaries: number | null;
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
            /** Closed At */
            closed_at: string | null;
            /**
             * Closed How
             * @description verdict, silence, excluded, merged or office
             */
            closed_how: string | null;
            /**
             * Closing Condition
             * @description of its category: when the work counts as done (结案条件)
             */
            closing_condition: string;
            /**
             * Department
             * @description code of the department that is asked or works it
             */
            department?: string | null;
            /**
             * Dispute
             * @description of its category: it is mediated, and graded in the ledger of disputes
             */
            dispute: boolean;
            /** Due At */
            due_at: string;
            /**
             * Due Provisional
             * @description due_at rests on a calendar year not yet published
             */
            due_provisional: boolean;
            /**
             * Evidence
             * @description photos of the work
             */
            evidence: components["schemas"]["EvidencePhoto"][];
            /**
             * Extensions
             * @description how often its time was extended
             */
            extensions: number;
            /**
             * Filing Condition
             * @description of its category: when it is worth filing (立案条件); empty where none is set
             */
            filing_condition: string;
            /**
             * Grid
             * @description code of the grid; null in a city without grids
             */
            grid: string | null;
            /** Grid Name */
            grid_name: string | null;
            /** Handovers */
            handovers: components["schemas"]["CaseHandover"][];
            /**
             * How
             * @description covers, nearest or fallback
             */
            how: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description of demand: inquiry, help, complaint, tip, suggestion or praise
             * @default help
             */
            kind: string;
            /**
             * Lane
             * @description emergency or petition; null is the ordinary one
             */
            lane?: string | null;
            /**
             * Lat
             * @description WGS-84 degrees
             */
            lat: number;
            /**
             * Lon
             * @description WGS-84 degrees
             */
            lon: number;
            /**
             * Meeting At
             * @description put on the joint meeting's list
             */
            meeting_at: string | null;
            /**
             * Merged
             * @description numbers of the cases that were merged into this one
             */
            merged: string[];
            /**
             * Merged Into
             * @description number of the case that goes on for this one
             */
            merged_into: string | null;
            /** Notes */
            notes: components["schemas"]["CaseNote"][];
            /**
             * Number
             * @description district, Beijing date, sequence: 110112-20261122-000017
             */
            number: string;
            /** Opened At */
            opened_at: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Owner
             * @description path of the scope that answers for it: the first asked, until another accepts
             */
            owner: string;
            /**
             * Owner Department
             * @description code of the department that does, where it is one's
             */
            owner_department: string | null;
            /**
             * Path
             * @description the grid's path from the root
             */
            path: string;
            /**
             * Reason
             * @description of its end, as the citizen reads it
             */
            reason: string | null;
            /**
             * Reports
             * @description its own and those of the cases merged into it
             */
            reports: components["schemas"]["CaseReport"][];
            /** Resolved At */
            resolved_at: string | null;
            /**
             * Returns
             * @description how often it was returned
             */
            returns: number;
            /**
             * Round
             * @description how often it was reopened
             * @default 0
             */
            round: number;
            /**
             * Rule
             * @description name of the routing rule that matched
             */
            rule: string | null;
            /**
             * Rung
             * @description of the ladder: who is asked, worker up to meeting
             * @default worker
             */
            rung: string;
            /**
             * Status
             * @description a state of docs/lifecycle.md
             */
            status: string;
            /**
             * Summary
             * @description the first report's words
             */
            summary: string;
            /** Tasks */
            tasks: components["schemas"]["CaseTask"][];
            /** Timeline */
            timeline: components["schemas"]["Entry-Output"][];
            /**
             * Urgency
             * @description life, utility or normal
             */
            urgency: string;
            /**
             * Verdicts
             * @description of all rounds, the first given first
             */
            verdicts: components["schemas"]["CaseVerdict"][];
            /**
             * Worker
             * @description account that holds the task
             */
            worker: string | null;
        };
        /**
         * CaseHandover
         * @description One asking of a unit.
         */
        CaseHandover: {
            /** Asked At */
            asked_at: string;
            /** Department */
            department: string | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * From Department
             * @description code of the department that does, where it is one's
             */
            from_department: string | null;
            /**
             * From Owner
             * @description path of the unit that answers for the case until the other accepts
             */
            from_owner: string;
            /**
             * Outcome
             * @description accepted, refused, expired or superseded; null while it is open
             */
            outcome: string | null;
            /**
             * Owner
             * @description path of the unit that was asked
             */
            owner: string;
            /** Rung */
            rung: string;
            /**
             * Why
             * @description routed, overdue, by_hand, second_failure, nobody, not_accepted or returned
             */
            why: string;
            /** Words */
            words: string | null;
        };
        /**
         * CaseLine
         * @description A case that lies or is overdue; nothing of who reported it, and none of their words.
         */
        CaseLine: {
            /** Category Name */
            category_name: string;
            /** Due At */
            due_at: string;
            /** Number */
            number: string;
            /** Path */
            path: string;
            /**
             * Since
             * @description since when it is to be worked: opened, or opened again
             */
            since: string;
            /** Status */
            status: string;
        };
        /**
         * CaseNote
         * @description What was said with an action.
         */
        CaseNote: {
            /** Action */
            action: string;
            /**
             * Actor
             * @description an account's id, citizen or system
             */
            actor: string;
            /** At */
            at: string;
            /** Words */
            words: string;
        };
        /**
         * CaseProblems
         * @description What a case has to do with common problems.
         */
        CaseProblems: {
            /**
             * Problems
             * @description the one it is part of, or every time of the one that it is the root-cause case of
             */
            problems: components["schemas"]["CommonProblem"][];
        };
        /**
         * CaseReport
         * @description A report as those who work its case see it.
         */
        CaseReport: {
            /**
             * Address
             * @description below the fourth level, as written
             */
            address: string | null;
            /** Channel */
            channel: string;
            contact: components["schemas"]["Contact"] | null;
            /** Description */
            description: string;
            /**
             * Erased
             * @description what was deleted of it, on request or by its term: contact, words, photos
             */
            erased: string[];
            /** @description whose demand it is, if it is a firm's */
            firm: components["schemas"]["Firm"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description of demand
             */
            kind: string;
            /** Photos */
            photos: components["schemas"]["Photo"][];
            /** Received At */
            received_at: string;
        };
        /**
         * CaseState
         * @description In which state a case was from an instant on.
         */
        CaseState: {
            /**
             * At
             * @description milliseconds since the day began; less than 0 for what stood before
             */
            at: number;
            /**
             * Case
             * @description place in the list of cases, from 0
             */
            case: number;
            /**
             * Due
             * @description when the whole case was due then, milliseconds since the day began
             */
            due: number;
            /**
             * Status
             * @enum {string}
             */
            status: "reported" | "verified_for_filing" | "assigned" | "accepted" | "in_progress" | "returned" | "suspended" | "reopened" | "resolved" | "checked" | "closed" | "excluded" | "merged";
            /**
             * What
             * @description the event, such as CaseAccepted
             */
            what: string;
        };
        /**
         * CaseTask
         * @description One handing over of a case.
         */
        CaseTask: {
            /** Accept By */
            accept_by: string;
            /** Accepted At */
            accepted_at: string | null;
            /** Delivered At */
            delivered_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Offered At */
            offered_at: string;
            /** Rank */
            rank: number;
            /**
             * Reason
             * @description of a return, or the words of what was done
             */
            reason: string | null;
            /** Seen At */
            seen_at: string | null;
            /** State */
            state: string;
            /**
             * Words
             * @description what whoever assigned it wants done
             */
            words: string | null;
            /**
             * Worker
             * Format: uuid
             */
            worker: string;
        };
        /**
         * CaseVerdict
         * @description What one reporter said of one round of the work.
         */
        CaseVerdict: {
            /** Given At */
            given_at: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "solved" | "partly" | "unsolved";
            /**
             * Report
             * Format: uuid
             */
            report: string;
            /** Round */
            round: number;
            /**
             * Satisfaction
             * @enum {string}
             */
            satisfaction: "satisfied" | "basically" | "unsatisfied";
            /** Words */
            words: string | null;
        };
        /**
         * CaseWhistles
         * @description A case's whistles, in their order, and whom one would call.
         */
        CaseWhistles: {
            /**
             * Suggested
             * @description codes: the category's department first, then those the routing rule names as worth calling in
             */
            suggested: string[];
            /** Whistles */
            whistles: components["schemas"]["WhistleAnswer"][];
        };
        /**
         * Cases
         * @description A snapshot, and where the live socket goes on from it.
         */
        Cases: {
            /** Cases */
            cases: components["schemas"]["CaseBrief"][];
            /**
             * Seq
             * @description events up to this one are in the snapshot; say hello with it as after
             */
            seq: number;
        };
        /**
         * CasesAnswer
         * @description What is behind a number: ``total`` is that number.
         */
        CasesAnswer: {
            /** Cases */
            cases: components["schemas"]["BehindAnswer"][];
            /** Total */
            total: number;
        };
        /**
         * Categories
         * @description Every category, by code, and the kinds of demand, in the order they are offered in.
         */
        Categories: {
            /** Categories */
            categories: components["schemas"]["CategoryAnswer"][];
            /** Kinds */
            kinds: components["schemas"]["Kind"][];
        };
        /**
         * CategoryAnswer
         * @description One subclass of demand.
         */
        CategoryAnswer: {
            /**
             * Audience
             * @description whose demand it is: residents', firms', or both
             * @enum {string}
             */
            audience: "resident" | "firm" | "both";
            /** Class Name */
            class_name: string;
            /**
             * Code
             * @description 2-digit class and 2-digit subclass
             * @example 0102
             */
            code: string;
            /**
             * Limit Amount
             * @description until the case is to be resolved
             */
            limit_amount: number;
            /**
             * Limit Kind
             * @enum {string}
             */
            limit_kind: "hours" | "working_hours" | "working_days";
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /**
             * Urgency
             * @enum {string}
             */
            urgency: "life" | "utility" | "normal";
        };
        /**
         * CellAnswer
         * @description A part of a grid, about 50 m wide.
         */
        CellAnswer: {
            /**
             * Last Visit
             * @description when somebody was there last; null: nobody in the period
             */
            last_visit: string | null;
            /**
             * Lat
             * @description its middle, on WGS-84
             */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Share
             * @description of the grid's area, 0 to 1
             */
            share: number;
        };
        /**
         * Changes
         * @description What is to change; what is left out stays.
         */
        Changes: {
            /** Active */
            active?: boolean | null;
            /** Department */
            department?: string | null;
            /** Display Name */
            display_name?: string | null;
            /** Phone */
            phone?: string | null;
            /** Position */
            position?: string | null;
            /** Role */
            role?: ("worker" | "community" | "street" | "department" | "command_center" | "system_administrator" | "security_administrator" | "audit_administrator") | null;
            /** Scope */
            scope?: string | null;
        };
        /**
         * CircularAnswer
         * @description One circular. It is frozen: it says how things stood at ``made_at``.
         */
        CircularAnswer: {
            /**
             * Begins
             * @description the first instant of the period
             */
            begins: string;
            content: components["schemas"]["Content"];
            /**
             * Ends
             * @description the instant after the period
             */
            ends: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "weekly" | "monthly";
            /**
             * Made At
             * @description the instant its numbers are of
             */
            made_at: string;
            /**
             * Made By
             * @description the account that asked for it; null: the schedule or the operator
             */
            made_by: string | null;
            /** Path */
            path: string;
            /**
             * Place
             * @description its name, as it was called then
             */
            place: string;
        };
        /**
         * CircularBrief
         * @description One circular, without what it says.
         */
        CircularBrief: {
            /**
             * Begins
             * @description the first instant of the period
             */
            begins: string;
            /**
             * Ends
             * @description the instant after the period
             */
            ends: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "weekly" | "monthly";
            /**
             * Made At
             * @description the instant its numbers are of
             */
            made_at: string;
            /**
             * Made By
             * @description the account that asked for it; null: the schedule or the operator
             */
            made_by: string | null;
            /** Path */
            path: string;
            /**
             * Place
             * @description its name, as it was called then
             */
            place: string;
        };
        /**
         * Circulars
         * @description Circulars, the latest first.
         */
        Circulars: {
            /** Circulars */
            circulars: components["schemas"]["CircularBrief"][];
        };
        /**
         * City
         * @description The district.
         */
        City: {
            /**
             * Bbox
             * @description west, south, east, north; WGS-84 degrees
             */
            bbox: number[];
            /**
             * Centre
             * @description longitude and latitude of a point inside
             */
            centre: number[];
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * ClassOfCases
         * @description A class's.
         */
        ClassOfCases: {
            /**
             * Code
             * @description the first two digits of the categories
             */
            code: string;
            /** Name */
            name: string;
            /** Open */
            open: number;
            /** Opened */
            opened: number;
            /** Overdue */
            overdue: number;
        };
        /**
         * ClockAnswer
         * @description The time a stage may take, and what its due time is made of: it is where the last part ends.
         */
        ClockAnswer: {
            /** Due At */
            due_at: string;
            /** @description by an extension */
            extra: components["schemas"]["LimitAnswer"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            limit: components["schemas"]["LimitAnswer"];
            /** Missed At */
            missed_at: string | null;
            /** Parts */
            parts: components["schemas"]["PartAnswer"][];
            /** Provisional */
            provisional: boolean;
            /**
             * Stage
             * @description whole, dispatch, accept, handle, check, silence, whistle_accept, whistle_report or fallback
             */
            stage: string;
            /** Started At */
            started_at: string;
            /** Stopped At */
            stopped_at: string | null;
            /** Warned At */
            warned_at: string | null;
        };
        /**
         * ClockToStart
         * @description A clock that would start at once.
         */
        ClockToStart: {
            /** Due At */
            due_at: string;
            limit: components["schemas"]["Limit"];
            /**
             * Parts
             * @description what the due time is made of, without a hole
             */
            parts: components["schemas"]["PartAnswer"][];
            /**
             * Provisional
             * @description rests on a year whose working calendar is not published yet
             */
            provisional: boolean;
            /** Stage */
            stage: string;
        };
        /**
         * Clocks
         * @description A case's clocks, suspensions and orders, the first ones first.
         */
        Clocks: {
            /** Clocks */
            clocks: components["schemas"]["ClockAnswer"][];
            /** Orders */
            orders: components["schemas"]["OrderAnswer"][];
            /** Pauses */
            pauses: components["schemas"]["PauseAnswer"][];
        };
        /**
         * Closing
         * @description What the citizen reads about the end.
         */
        Closing: {
            /**
             * Words
             * @description 1 to 2,000 characters; a sentence of the program's when left out
             */
            words?: string | null;
        };
        /**
         * CommonProblem
         * @description Like cases that gathered in one place, and how much that stood out.
         */
        CommonProblem: {
            /**
             * Area
             * @description GeoJSON, WGS-84: within the radius of its cases
             */
            area: {
                [key: string]: unknown;
            };
            /**
             * Cases
             * @description so many when it stood out most,
             */
            cases: number;
            /**
             * Class Code
             * @description the first two digits of the cases' categories
             */
            class_code: string;
            /** Class Name */
            class_name: string;
            /**
             * Expected
             * @description where so many were usual,
             */
            expected: number;
            /**
             * First At
             * @description its first case was opened
             */
            first_at: string;
            /** Found At */
            found_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last At */
            last_at: string;
            /**
             * Looks
             * @description and so many places were looked at: p times looks is what was judged
             */
            looks: number;
            /**
             * Name
             * @description of that grid; null when there is none any more
             */
            name: string | null;
            /**
             * Nth
             * @description which time it is in its place
             */
            nth: number;
            /**
             * P
             * @description which happens with this probability by chance in one place,
             */
            p: number;
            /**
             * Path
             * @description the deepest grid that holds them, or the street of most of them
             */
            path: string;
            /**
             * Place
             * Format: uuid
             * @description the same for every time it came to this place
             */
            place: string;
            /**
             * Root Case
             * @description number of the case that is about the cause; null while there is none
             */
            root_case: string | null;
        };
        /**
         * Compared
         * @description A measure of the period, of the period before it, and of the same period a year before.
         */
        Compared: {
            /**
             * Measure
             * @enum {string}
             */
            measure: "answered" | "solved" | "satisfied" | "closed" | "closed_in_time" | "overdue" | "reworked" | "returned" | "reopened" | "well_dispatched";
            now: components["schemas"]["Fraction"];
            previous: components["schemas"]["Fraction"];
            year_before: components["schemas"]["Fraction"];
        };
        /**
         * ConditionAnswer
         * @description One condition of a rule.
         */
        ConditionAnswer: {
            /** En */
            en: string;
            /** Found */
            found: string;
            /** Holds */
            holds: boolean;
            /**
             * Wanted
             * @description any of these would do
             */
            wanted: string[];
            /**
             * What
             * @description effective_from, effective_until, category, under, kind, channel, urgency, how, hours or days
             */
            what: string;
            /** Zh */
            zh: string;
        };
        /**
         * Config
         * @description What every page asks first. It holds nothing that needs a login.
         */
        Config: {
            basemap: components["schemas"]["Basemap"] | null;
            /** @description null while no boundaries are imported */
            city: components["schemas"]["City"] | null;
            /**
             * Geometry Version
             * @description goes into tile addresses as v; grows with each boundary import
             */
            geometry_version: number;
            /**
             * Levels
             * @description what they are called here
             */
            levels: {
                [key: string]: string;
            };
            /**
             * Mode
             * @enum {string}
             */
            mode: "demo" | "live";
            rules: components["schemas"]["Rules"];
        };
        /**
         * ConfigurationAnswer
         * @description The version of the configuration that holds at that instant.
         */
        ConfigurationAnswer: {
            /** Effective From */
            effective_from: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Version */
            version: string;
        };
        /**
         * Confirmation
         * @description What the generator shows now.
         */
        Confirmation: {
            /** Code */
            code: string;
        };
        /**
         * Contact
         * @description Who may be asked, masked.
         */
        Contact: {
            /**
             * Name
             * @description the family name, the rest hidden
             */
            name: string | null;
            /**
             * Phone
             * @description the last four digits
             */
            phone: string | null;
        };
        /**
         * Content
         * @description One circular, about ``begins`` until before ``ends``. ``district`` is whose command center issues it,
         *     ``configuration`` by which rules.
         */
        Content: {
            activity: components["schemas"]["Activity"];
            appeals: components["schemas"]["backend__circulars__content__Appeals"];
            /**
             * Begins
             * Format: date-time
             */
            begins: string;
            /** Configuration */
            configuration: string;
            /** District */
            district: string;
            /**
             * Ends
             * Format: date-time
             */
            ends: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "weekly" | "monthly";
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Measures */
            measures: components["schemas"]["Compared"][];
            /** Path */
            path: string;
            /** Place */
            place: string;
            /** Rankings */
            rankings: components["schemas"]["Ranking"][];
            /** Reports */
            reports: number;
        };
        /**
         * CountsAnswer
         * @description How much there was.
         */
        CountsAnswer: {
            /**
             * Closed
             * @description cases closed
             */
            closed: number;
            /**
             * Due
             * @description cases whose time as a whole ends in the period
             */
            due: number;
            /**
             * Opened
             * @description cases opened
             */
            opened: number;
            /**
             * Received
             * @description reports received
             */
            received: number;
        };
        /**
         * CoverageAnswer
         * @description How much of a grid was patrolled in a period, by all of its workers.
         */
        CoverageAnswer: {
            /**
             * Area Share
             * @description of the grid's area in those cells, 0 to 1
             */
            area_share: number;
            /** Begins */
            begins: string;
            /** Cells */
            cells: components["schemas"]["CellAnswer"][];
            /** Ends */
            ends: string;
            /** Grid */
            grid: string;
            /**
             * Last At
             * @description when the last round ended
             */
            last_at: string | null;
            /**
             * Minutes
             * @description inside, of all patrols
             */
            minutes: number;
            /**
             * Of
             * @description cells there are
             */
            of: number;
            /** Path */
            path: string;
            /**
             * Points
             * @description cells somebody was in
             */
            points: number;
            /**
             * Rounds
             * @description patrols that count
             */
            rounds: number;
            /**
             * Share
             * @description points / of
             */
            share: number;
        };
        /**
         * CoverageOfDay
         * @description A Beijing day's patrols by grid.
         */
        CoverageOfDay: {
            /** At */
            at: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Grids
             * @description those that anybody was in, by code; of all others the share is 0
             */
            grids: components["schemas"]["Walked"][];
            /** Under */
            under: string;
        };
        /**
         * Credentials
         * @description An account, its password, and the code of its second factor where it has one.
         * @example {
         *       "account": "wangfang",
         *       "password": "…"
         *     }
         */
        Credentials: {
            /**
             * Account
             * @description the account's name; upper and lower case are one
             */
            account: string;
            /**
             * Code
             * @description six digits of the code generator, or a recovery code; asked for by a 401 /problems/second-factor
             */
            code?: string | null;
            /** Password */
            password: string;
        };
        /**
         * Day
         * @description How many grids were quiet and how many zombies at the end of a Beijing day.
         */
        Day: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Quiet */
            quiet: number;
            /** Zombie */
            zombie: number;
        };
        /**
         * DayCases
         * @description A day that can be played back.
         */
        DayCases: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Opened
             * @description cases within the path that were opened on it
             */
            opened: number;
        };
        /**
         * DayCount
         * @description Grids by state as a Beijing day ended; the quiet ones and the zombies also by kind (a grid may have several).
         */
        DayCount: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Quiet */
            quiet: {
                [key: string]: number;
            };
            /** States */
            states: {
                [key: string]: number;
            };
            /** Zombie */
            zombie: {
                [key: string]: number;
            };
        };
        /**
         * DayOfCases
         * @description A Beijing day's.
         */
        DayOfCases: {
            /** Closed */
            closed: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Opened */
            opened: number;
        };
        /**
         * Decision
         * @description What is decided on a request.
         */
        Decision: {
            /** Approved */
            approved: boolean;
            /**
             * Words
             * @description why; 1 to 2,000 characters
             */
            words?: string | null;
        };
        /**
         * Deletion
         * @description What was deleted, now or by an earlier request, and what stays.
         */
        Deletion: {
            /** Deleted */
            deleted: components["schemas"]["Part"][];
            /** Kept */
            kept: components["schemas"]["Part"][];
        };
        /**
         * Demand
         * @description A report that nobody has made.
         */
        Demand: {
            /**
             * At
             * Format: date-time
             * @description when it would be made: ISO 8601 with a zone
             * @example 2026-11-23T15:00:00+08:00
             */
            at: string;
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             * @example 0102
             */
            category: string;
            /**
             * Channel
             * @default citizen
             * @enum {string}
             */
            channel: "citizen" | "worker" | "hotline" | "api" | "satellite";
            /**
             * Crs
             * @description datum of lon and lat; never guessed
             * @enum {string}
             */
            crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /**
             * Kind
             * @default help
             * @enum {string}
             */
            kind: "inquiry" | "help" | "complaint" | "tip" | "suggestion" | "praise";
            /**
             * Lat
             * @description latitude in degrees on crs
             * @example 39.9
             */
            lat: number;
            /**
             * Lon
             * @description longitude in degrees on crs
             * @example 116.66
             */
            lon: number;
        };
        /**
         * DeviceAnswer
         * @description A device that may send.
         */
        DeviceAnswer: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Crs
             * @enum {string}
             */
            crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Name */
            name: string;
            /**
             * Protocol
             * @enum {string}
             */
            protocol: "osmand" | "owntracks";
            /**
             * Worker
             * Format: uuid
             */
            worker: string;
            /** Worker Name */
            worker_name: string;
        };
        /**
         * Devices
         * @description Devices by worker and name.
         */
        Devices: {
            /** Devices */
            devices: components["schemas"]["DeviceAnswer"][];
        };
        /**
         * Display
         * @description A wall's token that holds.
         */
        Display: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Created By
             * Format: uuid
             */
            created_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * Displays
         * @description The walls' tokens that hold, by name.
         */
        Displays: {
            /** Displays */
            displays: components["schemas"]["Display"][];
        };
        /**
         * DisputeAnswer
         * @description A dispute's class and grade, and how its mediation ended.
         */
        DisputeAnswer: {
            /** Class */
            class: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Grade
             * @enum {string}
             */
            grade: "small" | "large" | "hard";
            /** Graded At */
            graded_at: string;
            /**
             * Graded By
             * Format: uuid
             */
            graded_by: string;
            /** Outcome */
            outcome: ("settled" | "failed" | "withdrawn") | null;
            /** Parties */
            parties: number;
        };
        /**
         * DryRun
         * @description What would happen. The first of ``on_duty`` would be offered it, else ``unit`` is asked.
         */
        DryRun: {
            /** At */
            at: string;
            /** Clocks */
            clocks: components["schemas"]["ClockToStart"][];
            configuration: components["schemas"]["ConfigurationAnswer"];
            /**
             * Filing
             * @description a dispatcher would verify it before anybody is asked
             */
            filing: boolean;
            /** Lane */
            lane: string | null;
            /** On Duty */
            on_duty: components["schemas"]["OnDuty"][];
            /** @description null in a city without grids */
            place: components["schemas"]["PlaceAnswer"] | null;
            /**
             * Rule
             * @description name of the rule that decides
             */
            rule: string;
            /** Rules */
            rules: components["schemas"]["RuleAnswer"][];
            /**
             * Support
             * @description departments worth calling in; nobody calls them but a person
             */
            support: string[];
            /**
             * To
             * @description what it says: a rung of the ladder or a department's code
             */
            to: string;
            unit: components["schemas"]["UnitAnswer"] | null;
            /** Urgency */
            urgency: string;
        };
        /**
         * DuplicateCase
         * @description A case that another may be the same as, with what makes it so.
         */
        DuplicateCase: {
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
            /**
             * Department
             * @description code of the department that is asked or works it
             */
            department?: string | null;
            /** Distance M */
            distance_m: number;
            /** Due At */
            due_at: string;
            /**
             * Grid
             * @description code of the grid; null in a city without grids
             */
            grid: string | null;
            /** Grid Name */
            grid_name: string | null;
            /**
             * How
             * @description covers, nearest or fallback
             */
            how: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description of demand: inquiry, help, complaint, tip, suggestion or praise
             * @default help
             */
            kind: string;
            /**
             * Lane
             * @description emergency or petition; null is the ordinary one
             */
            lane?: string | null;
            /**
             * Lat
             * @description WGS-84 degrees
             */
            lat: number;
            /**
             * Likeness
             * @description of the words, 0 to 1
             */
            likeness: number | null;
            /**
             * Lon
             * @description WGS-84 degrees
             */
            lon: number;
            /**
             * Number
             * @description district, Beijing date, sequence: 110112-20261122-000017
             */
            number: string;
            /** Opened At */
            opened_at: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Path
             * @description the grid's path from the root
             */
            path: string;
            /**
             * Photo
             * @description the likest one, or the first; its picture is GET /api/v1/media/{id}/thumb
             */
            photo: string | null;
            /**
             * Photo Bits
             * @description of 64 by which the likest photos differ; up to 10 may show the same
             */
            photo_bits: number | null;
            /**
             * Reports
             * @description how many have reported it
             */
            reports: number;
            /**
             * Round
             * @description how often it was reopened
             * @default 0
             */
            round: number;
            /**
             * Rung
             * @description of the ladder: who is asked, worker up to meeting
             * @default worker
             */
            rung: string;
            /**
             * Score
             * @description how likely it is the same thing, 0 to 1
             */
            score: number;
            /**
             * Status
             * @description a state of docs/lifecycle.md
             */
            status: string;
            /** Summary */
            summary: string;
            /**
             * Urgency
             * @description life, utility or normal
             */
            urgency: string;
            /**
             * Worker
             * @description account that holds the task
             */
            worker: string | null;
        };
        /**
         * DuplicateList
         * @description Cases that may be the same, the likest first.
         */
        DuplicateList: {
            /** Cases */
            cases: components["schemas"]["DuplicateCase"][];
        };
        /**
         * Earlier
         * @description The numbers of the bulletin before.
         */
        Earlier: {
            /**
             * Kinds
             * @description zombies by kind; a grid may be one in several ways
             */
            kinds: {
                [key: string]: number;
            };
            /**
             * Overdue
             * @description open cases past the deadline for the whole case
             */
            overdue: number;
            /**
             * Quiet
             * @description leaf grids that are quiet
             */
            quiet: number;
            /** Slot At */
            slot_at: string;
            /**
             * Waiting
             * @description cases that lie: nobody accepts them for longer than the activity rule allows
             */
            waiting: number;
            /**
             * Zombie
             * @description leaf grids that are zombies
             */
            zombie: number;
        };
        /**
         * Ending
         * @description How a mediation ended.
         */
        Ending: {
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "settled" | "failed" | "withdrawn";
        };
        /**
         * Entries
         * @description A month's entries, by day.
         */
        Entries: {
            /** Entries */
            entries: components["schemas"]["EntryAnswer"][];
        };
        /**
         * Entry
         * @description What is written.
         */
        "Entry-Input": {
            /**
             * Words
             * @description 1 to 2,000 characters, in the place of what stood there
             */
            words: string;
        };
        /**
         * Entry
         * @description One event of a case, as in the log.
         */
        "Entry-Output": {
            /**
             * Actor
             * @description an account's id, citizen or system
             */
            actor: string;
            /** At */
            at: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Name */
            name: string;
            /**
             * Seq
             * @description null for the instant before the relay has stamped it
             */
            seq: number | null;
        };
        /**
         * EntryAnswer
         * @description A day's entry.
         */
        EntryAnswer: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Updated At */
            updated_at: string | null;
            /**
             * Words
             * @description empty when nothing was written
             */
            words: string;
        };
        /**
         * Erasing
         * @description What is to be deleted of a report.
         */
        Erasing: {
            /**
             * What
             * @description contact: name and telephone; all: also the words, the exact address and the photos
             * @enum {string}
             */
            what: "contact" | "all";
        };
        /**
         * EvaluationAnswer
         * @description Somebody's figures, with those of the period before and of the same period a year before.
         */
        EvaluationAnswer: {
            /** Name */
            name: string;
            now: components["schemas"]["MeasuredAnswer"];
            previous: components["schemas"]["MeasuredAnswer"];
            rules: components["schemas"]["RulesAnswer"];
            subject: components["schemas"]["SubjectAnswer"];
            year_before: components["schemas"]["MeasuredAnswer"];
        };
        /**
         * Evidence
         * @description The photos of the work on one case.
         */
        Evidence: {
            /** Evidence */
            evidence: components["schemas"]["EvidencePhoto"][];
        };
        /**
         * EvidencePhoto
         * @description One photo of the work with what it says of place and time, what is odd about it, and what the checker said.
         */
        EvidencePhoto: {
            /**
             * Accepted
             * @description the checker's judgement; null before it
             */
            accepted: boolean | null;
            /** Attached At */
            attached_at: string;
            /**
             * Attached By
             * Format: uuid
             */
            attached_by: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Distance M
             * @description metres from the case
             */
            distance_m: number | null;
            /**
             * Flags
             * @description reused: it looks like an earlier photo; far: taken too far away; untimely: not while the work was under way; contradicted: tablet and EXIF name different places or times
             */
            flags: string[];
            /**
             * Id
             * Format: uuid
             * @description the photo's
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "before" | "after" | "near" | "far" | "reference" | "basis";
            /** Lat */
            lat: number | null;
            /**
             * Lon
             * @description WGS-84 degrees, likewise
             */
            lon: number | null;
            /**
             * Reused Of
             * @description the earlier photo; shown only within the scope
             */
            reused_of: string | null;
            /**
             * Taken At
             * @description as the tablet says, else the photo's EXIF
             */
            taken_at: string | null;
            /**
             * Task
             * @description null: a unit did the work
             */
            task: string | null;
            /** Thumb Url */
            thumb_url: string;
            /** Url */
            url: string;
            /**
             * Words
             * @description of the judgement
             */
            words: string | null;
        };
        /**
         * ExemptionShown
         * @description A grid that nobody expects activity of, and why.
         */
        ExemptionShown: {
            /**
             * Approved At
             * Format: date-time
             */
            approved_at: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "non_residential" | "few_residents" | "other";
            /** Reason */
            reason: string;
            /** Until At */
            until_at: string | null;
        };
        /**
         * Expected
         * @description Valid signals of one kind in a week: the median of the grid's own last eight, the median of the street's other
         *     grids, and the last seven days.
         */
        Expected: {
            /** Last Week */
            last_week: number;
            /** Like */
            like: number | null;
            /** Own */
            own: number | null;
        };
        /**
         * Explained
         * @description One kind of trouble: what is missing, and what would end it.
         */
        Explained: {
            /**
             * Ends By
             * @description what ends it, or keeps it away
             */
            ends_by: string;
            /**
             * Missing
             * @description what is lacking; null while nothing is
             */
            missing: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "quiet" | "zombie" | "exempt";
        };
        /**
         * FactorOffer
         * @description A secret for a code generator; it counts once a code of it has confirmed it.
         */
        FactorOffer: {
            /**
             * Uri
             * @description otpauth:// text, which a generator reads as a QR code
             */
            uri: string;
        };
        /**
         * FigureAnswer
         * @description A ratio as it must be shown: with both its numbers, and what was left out.
         */
        FigureAnswer: {
            /** Denominator */
            denominator: number;
            /**
             * Excluded
             * @description how many were left out, by why
             */
            excluded: {
                [key: string]: number;
            };
            /** Numerator */
            numerator: number;
            /**
             * Value
             * @description null of nothing; that of closed may exceed 1
             */
            value: number | null;
        };
        /**
         * Figures
         * @description The numbers of a place.
         */
        Figures: {
            /**
             * Kinds
             * @description zombies by kind; a grid may be one in several ways
             */
            kinds: {
                [key: string]: number;
            };
            /**
             * Overdue
             * @description open cases past the deadline for the whole case
             */
            overdue: number;
            /**
             * Quiet
             * @description leaf grids that are quiet
             */
            quiet: number;
            /**
             * Waiting
             * @description cases that lie: nobody accepts them for longer than the activity rule allows
             */
            waiting: number;
            /**
             * Zombie
             * @description leaf grids that are zombies
             */
            zombie: number;
        };
        /**
         * FiguresAnswer
         * @description A place's cases and workers. Days and hours are Beijing's.
         */
        FiguresAnswer: {
            /**
             * At
             * @description when this was so
             */
            at: string;
            /**
             * Classes
             * @description those with cases, by code
             */
            classes: components["schemas"]["ClassOfCases"][];
            /**
             * Days
             * @description the last 14, today the last
             */
            days: components["schemas"]["DayOfCases"][];
            /**
             * Hours Today
             * @description from midnight to the running hour
             */
            hours_today: components["schemas"]["MovedCases"][];
            /**
             * Hours Yesterday
             * @description all 24
             */
            hours_yesterday: components["schemas"]["MovedCases"][];
            now: components["schemas"]["StandingCases"];
            /**
             * Parts
             * @description every place directly below, by path
             */
            parts: components["schemas"]["PlaceOfCases"][];
            today: components["schemas"]["MovedCases"];
            /** Under */
            under: string;
            workers: components["schemas"]["Workers"];
            /** @description until the same time of the day before */
            yesterday: components["schemas"]["MovedCases"];
        };
        /**
         * Filter
         * @description Which cases a queue shows: those that meet everything that is said. What is left out excludes nothing, but ended
         *     cases are shown only when a status or a text asks for them.
         */
        Filter: {
            /**
             * Category
             * @description codes of subclasses, or of whole classes
             * @default []
             */
            category: string[];
            /**
             * Due Within H
             * @description work is owed and due within so many hours, or overdue; 0: overdue
             */
            due_within_h?: number | null;
            /**
             * Holder
             * @description nobody: nobody is asked; own: it waits for the caller, or the caller's unit or department
             */
            holder?: ("nobody" | "own") | null;
            /**
             * Order
             * @description due: what is due first; urgent: danger to life first; newest
             * @default due
             * @enum {string}
             */
            order: "due" | "urgent" | "newest";
            /**
             * Status
             * @default []
             */
            status: ("reported" | "verified_for_filing" | "assigned" | "accepted" | "in_progress" | "returned" | "suspended" | "reopened" | "resolved" | "checked" | "closed" | "excluded" | "merged")[];
            /**
             * Text
             * @description part of the number, of the words or of the address
             * @default
             */
            text: string;
            /**
             * Under
             * @description a path; empty: the whole scope
             * @default
             */
            under: string;
            /**
             * Urgency
             * @default []
             */
            urgency: ("life" | "utility" | "normal")[];
        };
        /**
         * Firm
         * @description A firm that reported (发展诉求).
         */
        Firm: {
            /**
             * Code
             * @description unified social credit code
             */
            code: string | null;
            /** Name */
            name: string | null;
        };
        /**
         * Fraction
         * @description Both numbers of a ratio, and how many cases were left out of it, by why.
         */
        Fraction: {
            /** Denominator */
            denominator: number;
            /**
             * Excluded
             * @default {}
             */
            excluded: {
                [key: string]: number;
            };
            /** Numerator */
            numerator: number;
        };
        /**
         * GivenVerdict
         * @description The verdict that was given on this round.
         */
        GivenVerdict: {
            /** Given At */
            given_at: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "solved" | "partly" | "unsolved";
            /**
             * Satisfaction
             * @enum {string}
             */
            satisfaction: "satisfied" | "basically" | "unsatisfied";
            /** Words */
            words: string | null;
        };
        /**
         * GridAnswer
         * @description The grid the report belongs to.
         */
        GridAnswer: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * GridBrief
         * @description One grid.
         */
        GridBrief: {
            /** Area M2 */
            area_m2: number;
            /**
             * Centre
             * @description longitude and latitude of a point inside
             */
            centre: number[];
            /**
             * Code
             * @description 6 digits district, 9 street, 12 community, 15 micro-grid unless laid out otherwise
             */
            code: string;
            /**
             * Leaf
             * @description nothing lies below it: it owns points
             */
            leaf: boolean;
            /**
             * Level
             * @enum {string}
             */
            level: "city" | "street" | "community" | "micro";
            /** Name */
            name: string;
            /**
             * Parent
             * @description the parent's code; null at the root
             */
            parent: string | null;
            /**
             * Path
             * @description code segments from the root; a subtree is a prefix
             * @example 110112.001.003.012
             */
            path: string;
        };
        /**
         * GridDetail
         * @description One grid with its extent.
         */
        GridDetail: {
            /** Area M2 */
            area_m2: number;
            /**
             * Bbox
             * @description west, south, east, north
             */
            bbox: number[];
            /**
             * Centre
             * @description longitude and latitude of a point inside
             */
            centre: number[];
            /**
             * Children
             * @description grids directly below
             */
            children: number;
            /**
             * Code
             * @description 6 digits district, 9 street, 12 community, 15 micro-grid unless laid out otherwise
             */
            code: string;
            /**
             * Geometry
             * @description GeoJSON MultiPolygon, WGS-84; only with geometry=true
             */
            geometry: {
                [key: string]: unknown;
            } | null;
            /**
             * Leaf
             * @description nothing lies below it: it owns points
             */
            leaf: boolean;
            /**
             * Level
             * @enum {string}
             */
            level: "city" | "street" | "community" | "micro";
            /** Name */
            name: string;
            /**
             * Parent
             * @description the parent's code; null at the root
             */
            parent: string | null;
            /**
             * Path
             * @description code segments from the root; a subtree is a prefix
             * @example 110112.001.003.012
             */
            path: string;
        };
        /**
         * GridLine
         * @description A leaf grid that is quiet or a zombie.
         */
        GridLine: {
            /** Code */
            code: string;
            /**
             * Kinds
             * @description what is wrong: silent, absent, stuck, unmanned or padded
             */
            kinds: string[];
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Since */
            since: string;
        };
        /**
         * GridName
         * @description A grid as people know it.
         */
        GridName: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * GridOnDuty
         * @description A grid the caller is on duty in now.
         */
        GridOnDuty: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /**
             * Rank
             * @description place in the ladder: 0 is asked first, then 1, 2, …
             */
            rank: number;
        };
        /**
         * GridState
         * @description In which state of activity a grid was from an instant on.
         */
        GridState: {
            /**
             * At
             * @description milliseconds since the day began; less than 0 for what stood before
             */
            at: number;
            /** Code */
            code: string;
            /** Kinds */
            kinds: ("silent" | "absent" | "stuck" | "unmanned" | "padded")[];
            /** Path */
            path: string;
            /**
             * Reason
             * @description the facts at its beginning
             */
            reason: {
                [key: string]: unknown;
            };
            /**
             * State
             * @enum {string}
             */
            state: "active" | "quiet" | "zombie" | "exempt";
        };
        /**
         * Grids
         * @description Grids in the order of their paths, parents before children.
         */
        Grids: {
            /** Grids */
            grids: components["schemas"]["GridBrief"][];
        };
        /**
         * Heat
         * @description Cases in cells of some 200 m, so that no single door can be told.
         */
        Heat: {
            /** At */
            at: string;
            /**
             * Cases
             * @description in all cells
             */
            cases: number;
            /** Category */
            category: string | null;
            /**
             * Cells
             * @description longitude and latitude of the middle, cases; the fullest first
             */
            cells: [
                number,
                number,
                number
            ][];
            /** Days */
            days: number;
            /**
             * Step
             * @description degrees between the middles of cells, longitude and latitude
             */
            step: [
                number,
                number
            ];
            /** Under */
            under: string;
        };
        /**
         * Help
         * @description Why a worker needs the unit above.
         */
        Help: {
            /**
             * Reason
             * @description 1 to 2,000 characters
             */
            reason: string;
        };
        /**
         * History
         * @description The states of one grid, newest first.
         */
        History: {
            /** Intervals */
            intervals: components["schemas"]["PastState"][];
        };
        /**
         * HouseholdContactAnswer
         * @description Somebody of the grid who can be called.
         */
        HouseholdContactAnswer: {
            /** Building */
            building: string | null;
            /**
             * Households
             * @description how many they speak for
             */
            households: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description code of the configuration's kinds of contact
             */
            kind: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
        };
        /**
         * HouseholdContacts
         * @description A grid's contacts, by kind, building and name.
         */
        HouseholdContacts: {
            /** Contacts */
            contacts: components["schemas"]["HouseholdContactAnswer"][];
            /**
             * Masked
             * @description whether names and phones are; only the grid's own workers see them whole
             */
            masked: boolean;
        };
        /**
         * Judgement
         * @description Whether a photo counts, and why.
         */
        Judgement: {
            /** Accepted */
            accepted: boolean;
            /**
             * Words
             * @description 1 to 2,000 characters; needed when it does not count
             */
            words?: string | null;
        };
        /**
         * Judging
         * @description How the holder of a receipt judges the present round of the work.
         */
        Judging: {
            /**
             * Link
             * @description path of the page that asks: /v/…, the same as in the message
             */
            link: string;
            /**
             * Outcome
             * @description of the verdict given on this round; null while there is none
             */
            outcome: string | null;
            /** Satisfaction */
            satisfaction: string | null;
            /**
             * Until
             * @description when it is no longer asked, unless somebody judges before
             */
            until: string | null;
        };
        /**
         * KeptView
         * @description The view as it is kept.
         */
        KeptView: {
            filter: components["schemas"]["Filter"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Kind
         * @description A kind of demand that people may choose.
         */
        Kind: {
            /**
             * Code
             * @enum {string}
             */
            code: "inquiry" | "help" | "complaint" | "tip" | "suggestion" | "praise";
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * Lacking
         * @description Why a patrol is no round.
         */
        Lacking: {
            /**
             * Lacks
             * @description what was too little; presence: later fixes show that nobody was there
             */
            lacks: ("minutes" | "points" | "presence")[];
            /**
             * Minutes
             * @description how many the place's rule asks for
             */
            minutes?: number | null;
            /**
             * Points
             * @description how many cells it asks for
             */
            points?: number | null;
        };
        /**
         * Latest
         * @description The newest bulletin, and when the next one is due.
         */
        Latest: {
            /** @description null while there is none of this place or below it */
            bulletin: components["schemas"]["BulletinAnswer"] | null;
            /** Next At */
            next_at: string;
        };
        /**
         * LeaveAnswer
         * @description A worker's leave.
         */
        LeaveAnswer: {
            /** Asked At */
            asked_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /** @description on duty in the worker's place, once it is approved */
            deputy: components["schemas"]["Somebody"] | null;
            /** From At */
            from_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Reason
             * @description null for the deputy, whom it does not concern
             */
            reason: string | null;
            /**
             * State
             * @description asked, approved, refused or withdrawn
             */
            state: string;
            /** Until At */
            until_at: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Words */
            words: string | null;
            worker: components["schemas"]["Somebody"];
        };
        /**
         * LeaveDecision
         * @description Whether it is approved.
         */
        LeaveDecision: {
            /** Approved */
            approved: boolean;
            /**
             * Deputy
             * @description who stands in, if another than was asked for
             */
            deputy?: string | null;
            /**
             * Words
             * @description to the worker, 1 to 2,000 characters
             */
            words?: string | null;
        };
        /**
         * Leaves
         * @description Leaves by their beginning.
         */
        Leaves: {
            /** Leaves */
            leaves: components["schemas"]["LeaveAnswer"][];
        };
        /**
         * Ledger
         * @description The ledger of disputes: all of the scope counted by class and grade, and those asked for, last graded first.
         */
        Ledger: {
            /** Counts */
            counts: components["schemas"]["LedgerCount"][];
            /** Disputes */
            disputes: components["schemas"]["LedgerEntry"][];
        };
        /**
         * LedgerCount
         * @description How many disputes of a class and grade there are, and how their mediation ended.
         */
        LedgerCount: {
            /** Class */
            class: string;
            /** Failed */
            failed: number;
            /**
             * Grade
             * @enum {string}
             */
            grade: "small" | "large" | "hard";
            /** Settled */
            settled: number;
            /** Total */
            total: number;
            /** Withdrawn */
            withdrawn: number;
        };
        /**
         * LedgerEntry
         * @description A dispute with its case.
         */
        LedgerEntry: {
            case: components["schemas"]["CaseBrief"];
            dispute: components["schemas"]["DisputeAnswer"];
        };
        /**
         * LeftOut
         * @description Reports that are no part of the denominator, by why.
         */
        LeftOut: {
            /**
             * Appeal
             * @description an appeal was approved that the case should not count
             */
            appeal: number;
            /**
             * Out Of Scope
             * @description the case was excluded
             */
            out_of_scope: number;
            /**
             * Pending
             * @description it is too early to tell
             */
            pending: number;
            /**
             * Silent
             * @description the reporter did not answer until the case was closed
             */
            silent: number;
        };
        /**
         * Limit
         * @description A length of time on a clock: ``{working_days: 7}`` in files.
         */
        Limit: {
            /** Amount */
            amount: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "hours" | "working_hours" | "working_days";
        };
        /**
         * LimitAnswer
         * @description A length of time.
         */
        LimitAnswer: {
            /** Amount */
            amount: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "hours" | "working_hours" | "working_days";
        };
        /**
         * Line
         * @description A GeoJSON LineString.
         */
        Line: {
            /**
             * Coordinates
             * @description lon, lat on WGS-84, from the start
             */
            coordinates: [
                number,
                number
            ][];
            /**
             * Type
             * @default LineString
             * @constant
             */
            type: "LineString";
        };
        /**
         * Link
         * @description A one-time link; it is shown only here.
         */
        Link: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Link
             * @description where the account's holder chooses a password
             */
            link: string;
        };
        /**
         * Located
         * @description Who owns a point, and why.
         */
        Located: {
            /**
             * Border M
             * @description metres to that grid's border; for fallback to the nearest grid
             */
            border_m: number | null;
            grid: components["schemas"]["Owner"];
            /**
             * How
             * @description covers: the point lies in the grid, or on its border (then the smaller area owns, then the lower code). nearest: it lies in a gap this near to the grid. fallback: neither; the whole city answers
             * @enum {string}
             */
            how: "covers" | "nearest" | "fallback";
            /**
             * Neighbours
             * @description largest share first; empty without accuracy_m
             */
            neighbours: components["schemas"]["Neighbour"][];
        };
        /**
         * LocationAnswer
         * @description Where the report was placed, WGS-84 degrees.
         */
        LocationAnswer: {
            /** Accuracy M */
            accuracy_m: number | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Source
             * @description the evidence the place was taken from
             * @enum {string}
             */
            source: "area" | "pin" | "device" | "photo";
        };
        /**
         * LookAsked
         * @description A look that was asked for; its result is in the list within a minute or so.
         */
        LookAsked: {
            /** Asked At */
            asked_at: string;
            /** Id */
            id: number;
        };
        /**
         * MadeDevice
         * @description A fresh device with its key, which is shown only here.
         */
        MadeDevice: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Key
             * @description Traccar Client: its device identifier; OwnTracks: its password
             */
            key: string;
            /**
             * Setup
             * @description as a QR code or a link on the telephone: sets the app up with all of this
             */
            setup: string;
            /**
             * Url
             * @description the address that the app sends to
             */
            url: string;
        };
        /**
         * MadeDisplay
         * @description A fresh token. It is shown only here.
         */
        MadeDisplay: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Created By
             * Format: uuid
             */
            created_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Link
             * @description what the wall's browser opens; the token is behind the #, which reaches no log
             */
            link: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Token */
            token: string;
        };
        /**
         * Marked
         * @description What is read now and was not before.
         */
        Marked: {
            /** Read */
            read: number;
        };
        /**
         * Me
         * @description The calling account.
         */
        Me: {
            /** Account */
            account: string;
            /**
             * Department
             * @description code of the department it belongs to
             */
            department: string | null;
            /** Display Name */
            display_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * On Duty
             * @description grids whose running shift the caller serves at this instant
             */
            on_duty: components["schemas"]["GridOnDuty"][];
            /**
             * Permissions
             * @description what the role may do; empty while it needs a second factor and has none: POST /api/v1/accounts/me/factor
             */
            permissions: string[];
            /**
             * Role
             * @description worker, community, street, department, command_center, system_administrator, security_administrator, audit_administrator, or display for a wall's token
             */
            role: string;
            /**
             * Scope
             * @description the grid path the role holds for; empty: everywhere
             */
            scope: string;
        };
        /**
         * MeasuredAnswer
         * @description Everything that is counted in one period.
         */
        MeasuredAnswer: {
            counts: components["schemas"]["CountsAnswer"];
            /** Figures */
            figures: {
                [key: string]: components["schemas"]["FigureAnswer"];
            };
            period: components["schemas"]["PeriodAnswer"];
            /**
             * Score
             * @description 0 to 100; null when a measure that has weight counts nothing
             */
            score: number | null;
        };
        /**
         * MeetingCase
         * @description A case on the joint meeting's list.
         */
        MeetingCase: {
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
            /**
             * Department
             * @description code of the department that is asked or works it
             */
            department?: string | null;
            /** Due At */
            due_at: string;
            /**
             * Grid
             * @description code of the grid; null in a city without grids
             */
            grid: string | null;
            /** Grid Name */
            grid_name: string | null;
            /**
             * How
             * @description covers, nearest or fallback
             */
            how: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description of demand: inquiry, help, complaint, tip, suggestion or praise
             * @default help
             */
            kind: string;
            /**
             * Lane
             * @description emergency or petition; null is the ordinary one
             */
            lane?: string | null;
            /**
             * Lat
             * @description WGS-84 degrees
             */
            lat: number;
            /**
             * Lon
             * @description WGS-84 degrees
             */
            lon: number;
            /**
             * Meeting At
             * @description put on the list
             */
            meeting_at: string;
            /**
             * Number
             * @description district, Beijing date, sequence: 110112-20261122-000017
             */
            number: string;
            /** Opened At */
            opened_at: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Path
             * @description the grid's path from the root
             */
            path: string;
            /**
             * Round
             * @description how often it was reopened
             * @default 0
             */
            round: number;
            /**
             * Rung
             * @description of the ladder: who is asked, worker up to meeting
             * @default worker
             */
            rung: string;
            /**
             * Status
             * @description a state of docs/lifecycle.md
             */
            status: string;
            /**
             * Urgency
             * @description life, utility or normal
             */
            urgency: string;
            /**
             * Worker
             * @description account that holds the task
             */
            worker: string | null;
        };
        /**
         * Meetings
         * @description The joint meeting's list (联席会议), the longest waiting first.
         */
        Meetings: {
            /** Cases */
            cases: components["schemas"]["MeetingCase"][];
        };
        /**
         * Merging
         * @description Which case goes on for both, and why.
         */
        Merging: {
            /**
             * Into
             * @description number of the case that goes on; of a merged one, the case that it was merged into
             */
            into: string;
            /**
             * Reason
             * @description 1 to 2,000 characters; those who reported read it
             */
            reason: string;
        };
        /**
         * MovedCases
         * @description How many came and went in some time.
         */
        MovedCases: {
            /** Closed */
            closed: number;
            /** Opened */
            opened: number;
        };
        /**
         * Named
         * @description A code and what people call it.
         */
        Named: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * Neighbour
         * @description Another grid that the accuracy circle touches.
         */
        Neighbour: {
            /** Code */
            code: string;
            /**
             * Share
             * @description part of the circle's area that lies in it, 0 to 1
             */
            share: number;
        };
        /**
         * NeighbourAnswer
         * @description Another grid the accuracy circle (or the area) touches.
         */
        NeighbourAnswer: {
            /** Code */
            code: string;
            /**
             * Share
             * @description of the circle's or polygon's area, 0 to 1
             */
            share: number;
        };
        /**
         * NewAccount
         * @description An account, and the rights that are proposed for it.
         */
        NewAccount: {
            /**
             * Account
             * @description its name: letters, digits or . _ - @; upper and lower case are one
             */
            account: string;
            /** Department */
            department?: string | null;
            /** Display Name */
            display_name: string;
            /** Phone */
            phone?: string | null;
            /** Position */
            position?: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "worker" | "community" | "street" | "department" | "command_center" | "system_administrator" | "security_administrator" | "audit_administrator";
            /**
             * Scope
             * @description a grid's path; empty: everywhere
             * @default
             */
            scope: string;
        };
        /**
         * NewAppeal
         * @description What is asked, and why.
         */
        NewAppeal: {
            /**
             * Evidence
             * @description photos that were uploaded for it
             * @default []
             */
            evidence: string[];
            /**
             * Measures
             * @description the measures it should not count for; absent: all of them
             */
            measures?: ("answered" | "solved" | "satisfied" | "closed" | "closed_in_time" | "overdue" | "reworked" | "returned" | "reopened" | "well_dispatched")[] | null;
            /**
             * Reason
             * @description why the case should not count: 1 to 2,000 characters, without names
             */
            reason: string;
        };
        /**
         * NewDevice
         * @description A telephone that is to send positions.
         */
        NewDevice: {
            /**
             * Crs
             * @description datum of what it sends: wgs84, unless its app was changed
             * @default wgs84
             * @enum {string}
             */
            crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /**
             * Name
             * @description what its worker calls it
             */
            name: string;
            /**
             * Protocol
             * @description osmand: OsmAnd and Traccar Client; owntracks: OwnTracks over HTTP
             * @enum {string}
             */
            protocol: "osmand" | "owntracks";
            /**
             * Worker
             * @description whose it is; absent: the caller's own
             */
            worker?: string | null;
        };
        /**
         * NewDisplay
         * @description A wall that is to be shown.
         */
        NewDisplay: {
            /**
             * Name
             * @description where it hangs
             */
            name: string;
            /**
             * Path
             * @description what it shows: a grid's path; empty: all
             */
            path: string;
        };
        /**
         * NewDispute
         * @description The class and grade of a dispute.
         */
        NewDispute: {
            /**
             * Class
             * @description of the configuration's classes of disputes
             */
            class: string;
            /**
             * Grade
             * @description small, large or hard: who mediates
             * @enum {string}
             */
            grade: "small" | "large" | "hard";
            /**
             * Parties
             * @description how many people or households it is between
             */
            parties: number;
        };
        /**
         * NewExemption
         * @description Take a grid out of the count.
         */
        NewExemption: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "non_residential" | "few_residents" | "other";
            /**
             * Reason
             * @description in words, for whoever asks later
             */
            reason: string;
            /**
             * Until
             * @description with zone; absent: until it is ended
             */
            until?: string | null;
        };
        /**
         * NewLimit
         * @description How much more time is asked for.
         */
        NewLimit: {
            /** Amount */
            amount: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "hours" | "working_hours" | "working_days";
        };
        /**
         * NewOrder
         * @description An order to issue.
         */
        NewOrder: {
            /**
             * Kind
             * @description urge 催办单, or supervise 督办单
             * @enum {string}
             */
            kind: "urge" | "supervise";
            /**
             * Words
             * @description what is wanted: 1 to 2,000 characters
             */
            words: string;
        };
        /**
         * NewRequest
         * @description What is asked, and why.
         */
        NewRequest: {
            /**
             * Kind
             * @description extend 延期, or suspend 挂账
             * @enum {string}
             */
            kind: "extend" | "suspend";
            /** @description of an extension: how much more time */
            limit?: components["schemas"]["NewLimit"] | null;
            /**
             * Reason
             * @description 1 to 2,000 characters
             */
            reason: string;
            /**
             * Review At
             * @description of a suspension: when it is looked at again, within a year; it ends then by itself
             */
            review_at?: string | null;
        };
        /**
         * NewStep
         * @description A step that was taken.
         */
        NewStep: {
            /**
             * Code
             * @description of the configuration's steps: assess, consult, …
             */
            code: string;
            /**
             * Outcome
             * @description how it came out, in short
             */
            outcome: string;
            /**
             * Words
             * @description what was found or agreed: 1 to 2,000 characters
             */
            words: string;
        };
        /**
         * NewView
         * @description A name and a filter.
         */
        NewView: {
            filter: components["schemas"]["Filter"];
            /** Name */
            name: string;
        };
        /**
         * NewVisit
         * @description A visit as a tablet sends it, at once or days later.
         */
        NewVisit: {
            /**
             * Accuracy M
             * @description radius of uncertainty, metres
             */
            accuracy_m?: number | null;
            /**
             * Address
             * @description building, unit, door
             */
            address?: string | null;
            /**
             * At
             * Format: date-time
             * @description when, by the tablet; up to seven days late
             */
            at: string;
            /**
             * Contact
             * @description the household or person, 1 to 50 characters
             */
            contact?: string | null;
            /**
             * Crs
             * @description datum of lon and lat
             * @enum {string}
             */
            crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /**
             * Key
             * @description the tablet's own: what is sent twice is one visit
             */
            key: string;
            /**
             * Kind
             * @description walk 走访, or knock 敲门行动
             * @enum {string}
             */
            kind: "walk" | "knock";
            /**
             * Lat
             * @description degrees on crs
             */
            lat: number;
            /**
             * Lon
             * @description where the tablet was: degrees on crs
             */
            lon: number;
            /**
             * Mocked
             * @description the device says that its place is made up
             * @default false
             */
            mocked: boolean;
            /**
             * Outcome
             * @description only a visit at which somebody was met counts as a sign of life of the grid
             * @enum {string}
             */
            outcome: "met" | "absent" | "declined";
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "care" | "safety" | "dispute" | "policy" | "survey" | "other";
            /**
             * Words
             * @description what was said and done, 1 to 2,000 characters
             */
            words?: string | null;
        };
        /**
         * NoticeAnswer
         * @description One notice.
         */
        NoticeAnswer: {
            /** At */
            at: string;
            /**
             * Body
             * @description Chinese
             */
            body: string;
            /**
             * Data
             * @description what it is about; en: title and body in English, where there are any
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "zombie_warning" | "zombie" | "bulletin" | "circular" | "appeal" | "leave" | "common_problem";
            /** Read At */
            read_at: string | null;
            /**
             * Title
             * @description Chinese
             */
            title: string;
        };
        /**
         * Notices
         * @description An account's notices, the latest first.
         */
        Notices: {
            /** Notices */
            notices: components["schemas"]["NoticeAnswer"][];
            /**
             * Unread
             * @description how many of all nobody has read
             */
            unread: number;
        };
        /**
         * OnDuty
         * @description A worker on duty in that grid at that instant.
         */
        OnDuty: {
            /** Name */
            name: string;
            /**
             * Rank
             * @description 0 is offered it first; it goes on to the next when not accepted in time
             */
            rank: number;
        };
        /**
         * OpenedSession
         * @description A session. The token is shown only here.
         */
        OpenedSession: {
            /**
             * Ends At
             * Format: date-time
             * @description ends then in any case
             */
            ends_at: string;
            /**
             * Expires At
             * Format: date-time
             * @description ends then unless it is used before; each use prolongs it
             */
            expires_at: string;
            /**
             * Role
             * @description worker, community, street, department, command_center, system_administrator, security_administrator, audit_administrator, or display for a wall's token
             */
            role: string;
            /**
             * Scope
             * @description the grid path the role holds for; empty: everywhere
             */
            scope: string;
            /**
             * Token
             * @description send it as `Authorization: Bearer <token>`, or in a socket's first frame
             */
            token: string;
        };
        /**
         * OrderAnswer
         * @description A written order to whoever answers for the case.
         */
        OrderAnswer: {
            /**
             * Actor
             * @description an account's id, or system
             */
            actor: string;
            /**
             * Clock
             * @description that issued it; null when a person did
             */
            clock: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Issued At */
            issued_at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "urge" | "supervise";
            /**
             * Number
             * @description CB- (urge) or DB- (supervise), district, Beijing date, sequence
             */
            number: string;
            /** To Department */
            to_department: string | null;
            /**
             * To Owner
             * @description path of the scope it is addressed to
             */
            to_owner: string;
            /** Words */
            words: string;
        };
        /**
         * OverTime
         * @description One entry for each day, in order; today's is as of now.
         */
        OverTime: {
            /** Days */
            days: components["schemas"]["DayCount"][];
            /** Under */
            under: string;
        };
        /**
         * Owner
         * @description A grid by its names.
         */
        Owner: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * Padded
         * @description Signals that look made up: of the last ``days``, at least ``least`` of them and this ``share`` of the grid's
         *     own.
         */
        Padded: {
            /**
             * Days
             * @default 28
             */
            days: number;
            /**
             * Least
             * @default 4
             */
            least: number;
            /**
             * Share
             * @default 0.5
             */
            share: number;
        };
        /**
         * Part
         * @description One kind of data.
         */
        Part: {
            /**
             * Text
             * @description in Chinese, for whoever asked: what it is, and of what stays, why
             */
            text: string;
            /**
             * What
             * @description contact, words, photos, case, verdict or log
             */
            what: string;
        };
        /**
         * PartAnswer
         * @description A stretch of one day between start and due time.
         */
        PartAnswer: {
            /** Begins */
            begins: string;
            /**
             * Counted S
             * @description seconds of the limit it used up
             */
            counted_s: number;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Ends */
            ends: string;
            /**
             * Provisional
             * @description the calendar of its year is not published yet
             */
            provisional: boolean;
            /**
             * Text
             * @description why it counts or not, in Chinese: 国庆节, 工作日, 挂账暂停
             */
            text: string;
            /** Text En */
            text_en: string;
            /**
             * What
             * @enum {string}
             */
            what: "hours" | "working_day" | "make_up_day" | "weekend" | "holiday" | "first_day" | "paused";
        };
        /**
         * PasswordChange
         * @description The present password and the next one.
         */
        PasswordChange: {
            /**
             * New
             * @description 10 to 200 characters, not the account, not a common one
             */
            new: string;
            /** Old */
            old: string;
        };
        /**
         * PastState
         * @description A state the grid had, from when until when, and the facts at its beginning.
         */
        PastState: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Kinds */
            kinds: ("silent" | "absent" | "stuck" | "unmanned" | "padded")[];
            /** Reason */
            reason: {
                [key: string]: unknown;
            };
            /**
             * State
             * @enum {string}
             */
            state: "active" | "quiet" | "zombie" | "exempt";
            /**
             * Until At
             * @description null: it still has it
             */
            until_at: string | null;
        };
        /**
         * PatrolAnswer
         * @description One stay of a worker in a grid of their own.
         */
        PatrolAnswer: {
            /**
             * Area Share
             * @description of the grid's area in those cells, 0 to 1
             */
            area_share: number;
            /** Began At */
            began_at: string;
            /**
             * Counts
             * @description whether it is a round
             */
            counts: boolean;
            /**
             * Ended At
             * @description the last moment known to be inside, so far
             */
            ended_at: string;
            /** Grid */
            grid: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Metres
             * @description walked inside
             */
            metres: number;
            /**
             * Minutes
             * @description inside, without breaks and silence
             */
            minutes: number;
            /**
             * Of
             * @description cells the grid has
             */
            of: number;
            /** Path */
            path: string;
            /**
             * Points
             * @description cells of the grid, about 50 m wide, that the worker was in
             */
            points: number;
            /** @description why it is none */
            why: components["schemas"]["Lacking"] | null;
            /**
             * Worker
             * Format: uuid
             */
            worker: string;
        };
        /**
         * PatrolRule
         * @description What counts as one round: so many minutes inside the grid, past at least so many of its sample points.
         */
        PatrolRule: {
            /**
             * Minutes
             * @default 10
             */
            minutes: number;
            /**
             * Points
             * @default 3
             */
            points: number;
        };
        /**
         * Patrols
         * @description Patrols, the latest first.
         */
        Patrols: {
            /** Patrols */
            patrols: components["schemas"]["PatrolAnswer"][];
        };
        /**
         * PauseAnswer
         * @description An approved suspension: no clock of the case runs in it.
         */
        PauseAnswer: {
            /**
             * Approver
             * Format: uuid
             */
            approver: string;
            /** From At */
            from_at: string;
            /** Reason */
            reason: string;
            /** Review At */
            review_at: string;
            /** Until At */
            until_at: string | null;
        };
        /**
         * Pending
         * @description Requests that wait, the one asked first first.
         */
        Pending: {
            /** Requests */
            requests: components["schemas"]["PendingRequest"][];
        };
        /**
         * PendingRequest
         * @description A request that waits to be decided, with its case.
         */
        PendingRequest: {
            /** Approved */
            approved: boolean | null;
            /** Asked At */
            asked_at: string;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            case: components["schemas"]["CaseBrief"];
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "extend" | "suspend";
            /** Limit Amount */
            limit_amount: number | null;
            /**
             * Limit Kind
             * @description of an extension
             */
            limit_kind: ("hours" | "working_hours" | "working_days") | null;
            /** Reason */
            reason: string;
            /**
             * Review At
             * @description of a suspension
             */
            review_at: string | null;
            /** Words */
            words: string | null;
        };
        /**
         * PeriodAnswer
         * @description From an instant until before another.
         */
        PeriodAnswer: {
            /** Begins */
            begins: string;
            /** Ends */
            ends: string;
        };
        /**
         * Photo
         * @description A photo as it is served: without EXIF.
         */
        Photo: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Thumb Url */
            thumb_url: string;
            /** Url */
            url: string;
        };
        /**
         * PlaceAnswer
         * @description The grid that would own it.
         */
        PlaceAnswer: {
            /**
             * Border M
             * @description metres to the border of that grid
             */
            border_m: number | null;
            /** Code */
            code: string;
            /**
             * How
             * @description covers, nearest or fallback
             */
            how: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * PlaceOfCases
         * @description A place's directly below, or what lies in the place itself and in none below.
         */
        PlaceOfCases: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Open */
            open: number;
            /** Opened */
            opened: number;
            /** Overdue */
            overdue: number;
            /** Path */
            path: string;
        };
        /**
         * Position
         * @description Where a worker was last, on WGS-84.
         */
        Position: {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Path
             * @description the worker's scope
             */
            path: string;
            /**
             * Worker
             * Format: uuid
             */
            worker: string;
        };
        /**
         * Positions
         * @description Latest positions, by path.
         */
        Positions: {
            /** Positions */
            positions: components["schemas"]["Position"][];
        };
        /**
         * Problem
         * @description Why a request was refused (RFC 9457). Refusals of fields carry ``errors`` too.
         */
        Problem: {
            /**
             * Detail
             * @description one sentence: what is wrong and what to do
             */
            detail: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @description a relative address that names the kind, for instance /problems/not-found
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * ProblemInFull
         * @description A problem with its cases.
         */
        ProblemInFull: {
            /**
             * Area
             * @description GeoJSON, WGS-84: within the radius of its cases
             */
            area: {
                [key: string]: unknown;
            };
            /**
             * Cases
             * @description so many when it stood out most,
             */
            cases: number;
            /**
             * Class Code
             * @description the first two digits of the cases' categories
             */
            class_code: string;
            /** Class Name */
            class_name: string;
            /**
             * Expected
             * @description where so many were usual,
             */
            expected: number;
            /**
             * First At
             * @description its first case was opened
             */
            first_at: string;
            /** Found At */
            found_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last At */
            last_at: string;
            /**
             * Looks
             * @description and so many places were looked at: p times looks is what was judged
             */
            looks: number;
            /**
             * Name
             * @description of that grid; null when there is none any more
             */
            name: string | null;
            /**
             * Nth
             * @description which time it is in its place
             */
            nth: number;
            /**
             * P
             * @description which happens with this probability by chance in one place,
             */
            p: number;
            /**
             * Part
             * @description those of its cases that one may see, the first one first
             */
            part: components["schemas"]["CaseBrief"][];
            /**
             * Path
             * @description the deepest grid that holds them, or the street of most of them
             */
            path: string;
            /**
             * Place
             * Format: uuid
             * @description the same for every time it came to this place
             */
            place: string;
            /**
             * Root Case
             * @description number of the case that is about the cause; null while there is none
             */
            root_case: string | null;
            /**
             * Times
             * @description every time it came to its place, the first one first
             */
            times: components["schemas"]["Time"][];
        };
        /**
         * Problems
         * @description A month's problems, those with most cases first.
         */
        Problems: {
            /** @description null before the first look */
            looked: components["schemas"]["Searched"] | null;
            /**
             * Month
             * @description Beijing time
             * @example 2026-11
             */
            month: string;
            /** Problems */
            problems: components["schemas"]["CommonProblem"][];
        };
        /**
         * Proceedings
         * @description What was asked, agreed and written down beside the work on a case.
         */
        Proceedings: {
            dispute: components["schemas"]["DisputeAnswer"] | null;
            /** Requests */
            requests: components["schemas"]["RequestAnswer"][];
            /** Steps */
            steps: components["schemas"]["StepAnswer"][];
            /** Wanted */
            wanted: components["schemas"]["StepWanted"][];
        };
        /**
         * Progress
         * @description What the holder of a receipt sees.
         */
        Progress: {
            /** Category */
            category: string;
            /** Due At */
            due_at: string;
            /**
             * Erased
             * @description what was deleted of the report: contact, words, photos
             */
            erased: string[];
            grid: components["schemas"]["GridName"] | null;
            /**
             * Id
             * Format: uuid
             * @description the report's, as in the answer to it
             */
            id: string;
            /** @description null unless a verdict is asked, or may still be given */
            judging: components["schemas"]["Judging"] | null;
            /**
             * Merged Into
             * @description number of the case it is handled with, whose progress this is then
             */
            merged_into: string | null;
            /**
             * Number
             * @description of the report's own case, for ever
             */
            number: string;
            /**
             * Reason
             * @description why the case ended; null while it has not
             */
            reason: string | null;
            /** Received At */
            received_at: string;
            /**
             * Results
             * @description photos of the finished work, once a checker let them pass
             */
            results: components["schemas"]["Photo"][];
            /**
             * Round
             * @description how often the case was reopened
             */
            round: number;
            /**
             * Status
             * @description the case's state, such as reported, assigned, checked or closed
             */
            status: string;
            /** Timeline */
            timeline: components["schemas"]["Step"][];
        };
        /**
         * Proof
         * @description One photo, uploaded through POST /api/v1/media before. What is not said is taken from its EXIF.
         */
        Proof: {
            /**
             * Crs
             * @description datum of lon and lat
             * @default wgs84
             * @enum {string}
             */
            crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /**
             * Kind
             * @description before or after the work; the place from near, from far, with a reference object; basis: what giving the case back rests on
             * @default after
             * @enum {string}
             */
            kind: "before" | "after" | "near" | "far" | "reference" | "basis";
            /**
             * Lat
             * @description latitude in degrees on crs
             */
            lat?: number | null;
            /**
             * Lon
             * @description longitude in degrees on crs, where it was taken
             */
            lon?: number | null;
            /**
             * Photo
             * Format: uuid
             * @description the upload's id; a photo is used once
             */
            photo: string;
            /**
             * Taken At
             * @description when it was taken, with a zone
             */
            taken_at?: string | null;
        };
        /**
         * Queue
         * @description Part of the list of work.
         */
        Queue: {
            /**
             * After
             * @description give it as after for the part that follows; null: this is the last
             */
            after: string | null;
            /** Cases */
            cases: components["schemas"]["QueueCase"][];
            /**
             * Count
             * @description how many there are, at most 1000; null on later parts
             */
            count: number | null;
        };
        /**
         * QueueCase
         * @description A case as an operator's list shows it.
         */
        QueueCase: {
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
            /**
             * Department
             * @description code of the department that is asked or works it
             */
            department?: string | null;
            /** Due At */
            due_at: string;
            /**
             * Grid
             * @description code of the grid; null in a city without grids
             */
            grid: string | null;
            /** Grid Name */
            grid_name: string | null;
            /**
             * How
             * @description covers, nearest or fallback
             */
            how: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description of demand: inquiry, help, complaint, tip, suggestion or praise
             * @default help
             */
            kind: string;
            /**
             * Lane
             * @description emergency or petition; null is the ordinary one
             */
            lane?: string | null;
            /**
             * Lat
             * @description WGS-84 degrees
             */
            lat: number;
            /**
             * Lon
             * @description WGS-84 degrees
             */
            lon: number;
            /**
             * Number
             * @description district, Beijing date, sequence: 110112-20261122-000017
             */
            number: string;
            /** Opened At */
            opened_at: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Path
             * @description the grid's path from the root
             */
            path: string;
            /**
             * Request Waits
             * @description more time or putting it off is asked for, and nobody has decided
             */
            request_waits: boolean;
            /**
             * Round
             * @description how often it was reopened
             * @default 0
             */
            round: number;
            /**
             * Rung
             * @description of the ladder: who is asked, worker up to meeting
             * @default worker
             */
            rung: string;
            /**
             * Status
             * @description a state of docs/lifecycle.md
             */
            status: string;
            /**
             * Summary
             * @description the first report's words
             */
            summary: string;
            /**
             * Urgency
             * @description life, utility or normal
             */
            urgency: string;
            /**
             * Whistle Open
             * @description departments were called, and something is owed
             */
            whistle_open: boolean;
            /**
             * Worker
             * @description account that holds the task
             */
            worker: string | null;
            /**
             * Worker Name
             * @description of the worker who holds the task
             */
            worker_name: string | null;
        };
        /**
         * Ranked
         * @description One unit of a ranking. ``place`` and ``score`` (0 to 100) are None of one with too few cases to be ranked,
         *     ``before`` (its place in the period before) of one that had too few. ``sample`` is how many the score rests on.
         */
        Ranked: {
            /** Before */
            before: number | null;
            /** Key */
            key: string;
            /** Measures */
            measures: {
                [key: string]: components["schemas"]["Fraction"];
            };
            /** Name */
            name: string;
            /** Place */
            place: number | null;
            /** Sample */
            sample: number;
            /** Score */
            score: number | null;
        };
        /**
         * Ranking
         * @description The units of one level, best first, those whose sample is less than ``least_cases`` at the end.
         *
         *     ``weights`` are percents; ``red`` and ``black`` hold the keys of the best and of the worst, worst first.
         */
        Ranking: {
            /** Black */
            black: string[];
            /** Least Cases */
            least_cases: number;
            /**
             * Level
             * @enum {string}
             */
            level: "street" | "community" | "micro" | "department";
            /** Red */
            red: string[];
            /** Rows */
            rows: components["schemas"]["Ranked"][];
            /** Weights */
            weights: {
                [key: string]: number;
            };
        };
        /**
         * RankingAnswer
         * @description A ranking: first who is ranked, from the best on, then who has too few cases.
         */
        RankingAnswer: {
            /**
             * Black
             * @description the worst, the worst first (黑榜)
             */
            black: components["schemas"]["RankingRowAnswer"][];
            /**
             * Level
             * @enum {string}
             */
            level: "street" | "community" | "micro" | "worker" | "department";
            period: components["schemas"]["PeriodAnswer"];
            /**
             * Red
             * @description the best (红榜), whichever page they are on
             */
            red: components["schemas"]["RankingRowAnswer"][];
            /**
             * Rows
             * @description a page of them
             */
            rows: components["schemas"]["RankingRowAnswer"][];
            rules: components["schemas"]["RulesAnswer"];
            /**
             * Total
             * @description how many are compared
             */
            total: number;
            /** Under */
            under: string;
        };
        /**
         * RankingRowAnswer
         * @description One of those compared.
         */
        RankingRowAnswer: {
            /**
             * Key
             * @description a place's path, a worker's account, a department's code
             */
            key: string;
            /** Name */
            name: string;
            now: components["schemas"]["MeasuredAnswer"];
            /** Previous Rank */
            previous_rank: number | null;
            /** Previous Score */
            previous_score: number | null;
            /**
             * Rank
             * @description equal scores share one; null: too few cases
             */
            rank: number | null;
            /**
             * Sample
             * @description the smallest denominator of the measures that have weight
             */
            sample: number;
        };
        /**
         * Rate
         * @description A ratio, as it must be shown: with both its numbers.
         */
        Rate: {
            /** Denominator */
            denominator: number;
            excluded: components["schemas"]["LeftOut"];
            /** Numerator */
            numerator: number;
            /**
             * Value
             * @description 0 to 1; null of nothing
             */
            value: number | null;
        };
        /**
         * Rates
         * @description The rates of the reports that were received in a period, and what they were counted over.
         */
        Rates: {
            /** @description 响应率: somebody took it on within 24 hours */
            answered: components["schemas"]["Rate"];
            /** Begins */
            begins: string;
            /** Ends */
            ends: string;
            /** Reports */
            reports: number;
            /** @description 满意率: by the reporter's last verdict; basically satisfied counts */
            satisfied: components["schemas"]["Rate"];
            /** @description 解决率: by the reporter's last verdict; partly solved is not solved */
            solved: components["schemas"]["Rate"];
            /**
             * Under
             * @description the path at or below which the cases lie; empty is everywhere
             */
            under: string;
        };
        /**
         * ReadAnswer
         * @description Somebody opened what is masked elsewhere.
         */
        ReadAnswer: {
            /** Account */
            account: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Case */
            case: string | null;
            /** Id */
            id: number;
            /**
             * Kind
             * @description report, or grid for its household contacts
             */
            kind: string;
            /** Origin */
            origin: string | null;
            /** Reason */
            reason: string;
            /**
             * Subject
             * @description the report's id or the grid's code
             */
            subject: string;
        };
        /**
         * Readiness
         * @description Whether this process should get traffic, check by check.
         */
        Readiness: {
            /**
             * Checks
             * @description `ok`, or one sentence that says what is wrong; by name of the check
             */
            checks: {
                [key: string]: string;
            };
            /** Ready */
            ready: boolean;
        };
        /**
         * ReadingReason
         * @description Why somebody needs a reporter's name and phone.
         */
        ReadingReason: {
            /** Reason */
            reason: string;
        };
        /**
         * Reads
         * @description Reads of personal data, the latest first.
         */
        Reads: {
            /** Reads */
            reads: components["schemas"]["ReadAnswer"][];
        };
        /**
         * Reason
         * @description Why.
         */
        Reason: {
            /**
             * Reason
             * @description 1 to 2,000 characters
             */
            reason: string;
        };
        /**
         * Received
         * @description What became of the fixes.
         */
        Received: {
            /** Kept */
            kept: number;
            /**
             * Off Shift
             * @description not kept, since they were not taken at work
             */
            off_shift: number;
            /** Refused */
            refused: components["schemas"]["RefusedFix"][];
            /**
             * Repeated
             * @description kept already: the same worker at the same instant
             */
            repeated: number;
        };
        /**
         * RecoveryCodes
         * @description For the day the generator is lost; each counts once. They are shown only here.
         */
        RecoveryCodes: {
            /** Codes */
            codes: string[];
        };
        /**
         * RefusedFix
         * @description A fix that was not kept, and why.
         */
        RefusedFix: {
            /**
             * Index
             * @description its place in the list, from 0
             */
            index: number;
            /** Message */
            message: string;
        };
        /**
         * Remark
         * @description What there is to say, if anything.
         */
        Remark: {
            /**
             * Words
             * @description 1 to 2,000 characters
             */
            words?: string | null;
        };
        /**
         * ReplayCase
         * @description A case that was open on the day, or became so.
         */
        ReplayCase: {
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
            /**
             * Grid
             * @description code of the grid it lies in now
             */
            grid: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Lat
             * @description WGS-84 degrees
             */
            lat: number;
            /**
             * Lon
             * @description WGS-84 degrees
             */
            lon: number;
            /** Number */
            number: string;
            /** Opened At */
            opened_at: string;
            /** Path */
            path: string;
            /**
             * Urgency
             * @enum {string}
             */
            urgency: "life" | "utility" | "normal";
        };
        /**
         * ReplayDay
         * @description A Beijing day: what stood, then what happened, in order.
         */
        ReplayDay: {
            /** Begins */
            begins: string;
            /** Cases */
            cases: components["schemas"]["ReplayCase"][];
            /** Changes */
            changes: components["schemas"]["GridState"][];
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Ends
             * @description the midnight after it; of today, the instant of asking
             */
            ends: string;
            /** Events */
            events: components["schemas"]["CaseState"][];
            /**
             * Same Boundaries
             * @description the grids were drawn then as they are now
             */
            same_boundaries: boolean;
            start: components["schemas"]["StoodThen"];
            /** Under */
            under: string;
        };
        /**
         * ReplayMonth
         * @description The days of a month that can be played back, and the first of all.
         */
        ReplayMonth: {
            /**
             * Behind
             * @description so many events of the log are still to be read, the latest ones
             */
            behind: number;
            /** Days */
            days: components["schemas"]["DayCases"][];
            /**
             * First
             * @description the first day that can be played back; null while there is none
             */
            first: string | null;
            /**
             * Last
             * Format: date
             * @description today
             */
            last: string;
        };
        /**
         * Report
         * @description What a department has done.
         */
        Report: {
            /**
             * Words
             * @description 1 to 2,000 characters
             */
            words: string;
        };
        /**
         * ReportAnswer
         * @description The 201 of a report. It is durable: whoever holds this may switch off.
         */
        ReportAnswer: {
            assignment: components["schemas"]["AssignmentAnswer"];
            case: components["schemas"]["CaseAnswer"];
            /** @description null in a city without boundaries */
            grid: components["schemas"]["GridAnswer"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Joined
             * @description whether it joined a case that was there already, as joins asked
             */
            joined: boolean;
            location: components["schemas"]["LocationAnswer"];
            /**
             * Receipt
             * @description a secret that shows its holder the progress: GET /api/v1/reports/{receipt}
             */
            receipt: string;
        };
        /**
         * RequestAnswer
         * @description A request for more time (extend) or to put the case off (suspend).
         */
        RequestAnswer: {
            /** Approved */
            approved: boolean | null;
            /** Asked At */
            asked_at: string;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "extend" | "suspend";
            /** Limit Amount */
            limit_amount: number | null;
            /**
             * Limit Kind
             * @description of an extension
             */
            limit_kind: ("hours" | "working_hours" | "working_days") | null;
            /** Reason */
            reason: string;
            /**
             * Review At
             * @description of a suspension
             */
            review_at: string | null;
            /** Words */
            words: string | null;
        };
        /**
         * RouteAnswer
         * @description A round over the least recently visited parts of a grid.
         */
        RouteAnswer: {
            /** Grid */
            grid: string;
            line: components["schemas"]["Line"] | null;
            /**
             * Metres
             * @description along streets, which are reckoned 1.3 times the straight line
             */
            metres: number;
            /**
             * Minutes
             * @description at 1.2 m/s
             */
            minutes: number;
            /**
             * Stops
             * @description in order; empty when every part was visited in the last half day
             */
            stops: components["schemas"]["Stop"][];
        };
        /**
         * Routed
         * @description Who gets it when nobody is named.
         */
        Routed: {
            /** Department */
            department: string | null;
            /**
             * Owner
             * @description path of the unit
             */
            owner: string | null;
            /**
             * Rung
             * @description worker, community, street, department or meeting
             */
            rung: string;
            /** Worker */
            worker: string | null;
        };
        /**
         * RuleAnswer
         * @description One rule of the configuration, in its order, and what became of it.
         */
        RuleAnswer: {
            /** En */
            en: string;
            /** Name */
            name: string;
            /**
             * Outcome
             * @description matched, failed, or not_reached: a rule before it matched
             */
            outcome: string;
            /**
             * Why
             * @description the conditions it states; none when it was not reached
             */
            why: components["schemas"]["ConditionAnswer"][];
            /** Zh */
            zh: string;
        };
        /**
         * RuleInForce
         * @description What a grid is judged by: the configuration's version, since when it holds, and the rule for its subtree.
         */
        RuleInForce: {
            /**
             * Effective From
             * Format: date-time
             */
            effective_from: string;
            /** Name */
            name: string;
            rule: components["schemas"]["ActivityRule"];
            /** Version */
            version: number;
        };
        /**
         * Rules
         * @description What the configuration that holds calls things; who may do what, and by when, is not for every page.
         */
        Rules: {
            /** Contacts Kinds */
            contacts_kinds: components["schemas"]["Named"][];
            /** Departments */
            departments: components["schemas"]["Word"][];
            /**
             * Disputes
             * @description classes of the dispute ledger; empty where none is kept
             */
            disputes: components["schemas"]["Named"][];
            /**
             * Effective From
             * Format: date-time
             */
            effective_from: string;
            /** Lists */
            lists: components["schemas"]["Board"][];
            /**
             * Meeting
             * @description what the last rung, the joint meeting, is called
             */
            meeting: string;
            /** Name */
            name: string;
            /**
             * Rungs
             * @description of the ladder, from the bottom
             */
            rungs: ("worker" | "community" | "street" | "department" | "meeting")[];
            /** Steps */
            steps: components["schemas"]["StepKind"][];
            /** Title */
            title: string;
            /** Version */
            version: string;
        };
        /**
         * RulesAnswer
         * @description How the score is made: what the configuration said at the end of the period.
         */
        RulesAnswer: {
            /**
             * Least Cases
             * @description with fewer in any measure that has weight nobody is ranked
             */
            least_cases: number;
            /**
             * Listed
             * @description how many the red and black lists name at most
             */
            listed: number;
            /**
             * Weights
             * @description percent
             */
            weights: {
                [key: string]: number;
            };
        };
        /**
         * SavedViewAnswer
         * @description A view of one's own.
         */
        SavedViewAnswer: {
            /**
             * Count
             * @description of its cases now, at most 1000
             */
            count: number;
            filter: components["schemas"]["Filter"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Searched
         * @description The last look for common problems.
         */
        Searched: {
            /** At */
            at: string;
            /**
             * Cases
             * @description so many were looked at
             */
            cases: number;
            /**
             * Found
             * @description problems that were new
             */
            found: number;
        };
        /**
         * SeenSignal
         * @description One sign of life, whether it counts, and why not.
         */
        SeenSignal: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "report" | "patrol" | "visit" | "handled";
            /** Valid */
            valid: boolean;
            /**
             * Why
             * @description why it does not count: not_bound (no worker of this grid), outside, mocked, vague, nobody_met, voided, excluded, duplicate, same_photo, same_spot, burst, standing
             */
            why: string | null;
        };
        /**
         * SessionAnswer
         * @description A session that holds.
         */
        SessionAnswer: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Current
             * @description whether it is the one this request is made with
             */
            current: boolean;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Origin
             * @description the address the login came from
             */
            origin: string | null;
            /**
             * Used At
             * @description about when it was used last
             */
            used_at: string | null;
            /** User Agent */
            user_agent: string | null;
        };
        /**
         * Sessions
         * @description The sessions of one account, the last used first.
         */
        Sessions: {
            /** Sessions */
            sessions: components["schemas"]["SessionAnswer"][];
        };
        /**
         * Shown
         * @description What the display shows.
         */
        Shown: {
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * ShownToken
         * @description What stood behind the # of the wall's address.
         */
        ShownToken: {
            /** Token */
            token: string;
        };
        /**
         * Silent
         * @description No valid signal of these kinds: quiet after working days, zombie after the later of plain and working days, so
         *     that an eight-day holiday makes none.
         */
        Silent: {
            /**
             * Quiet Working Days
             * @default 3
             */
            quiet_working_days: number;
            /**
             * Signals
             * @default [
             *       "report",
             *       "patrol",
             *       "visit",
             *       "handled"
             *     ]
             */
            signals: ("report" | "patrol" | "visit" | "handled")[];
            /**
             * Zombie Days
             * @default 7
             */
            zombie_days: number;
            /**
             * Zombie Working Days
             * @default 5
             */
            zombie_working_days: number;
        };
        /**
         * Similar
         * @description Cases like the one that is about to be reported, the likest first.
         */
        Similar: {
            /** Cases */
            cases: components["schemas"]["SimilarCase"][];
        };
        /**
         * SimilarCase
         * @description A case that the report may be about.
         */
        SimilarCase: {
            /** Category */
            category: string;
            /** Category Name */
            category_name: string;
            /**
             * Distance M
             * @description metres from the place asked about, rounded
             */
            distance_m: number;
            /**
             * Join
             * @description send it as joins with the report within the hour; null when the work is done already: what is still the matter is a new report
             */
            join: string | null;
            /** Opened At */
            opened_at: string;
            /**
             * Reports
             * @description how many have reported it
             */
            reports: number;
            /** Status */
            status: string;
            /**
             * Thumb Url
             * @description a photo of at most 320 pixels, for a quarter of an hour
             */
            thumb_url: string | null;
        };
        /**
         * Sleeper
         * @description A zombie grid, ``of`` the places it lies in; ``days`` have passed since it became one.
         */
        Sleeper: {
            /** Code */
            code: string;
            /** Days */
            days: number;
            /** Kinds */
            kinds: string[];
            /** Name */
            name: string;
            /** Of */
            of: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * Somebody
         * @description A worker.
         */
        Somebody: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * StandardView
         * @description A view that everybody has.
         */
        StandardView: {
            /** Code */
            code: string;
            /**
             * Count
             * @description of its cases now, at most 1000
             */
            count: number;
            filter: components["schemas"]["Filter"];
        };
        /**
         * StandingCases
         * @description How many there are: opened today, open now, and of these past the time for the whole.
         */
        StandingCases: {
            /** Open */
            open: number;
            /** Opened */
            opened: number;
            /** Overdue */
            overdue: number;
        };
        /**
         * Step
         * @description One thing that happened to a report.
         */
        Step: {
            /** At */
            at: string;
            /**
             * Name
             * @description the event's name, such as TaskAccepted
             */
            name: string;
            /**
             * Text
             * @description the same in Chinese for its sender
             */
            text: string;
        };
        /**
         * StepAnswer
         * @description A step that was taken.
         */
        StepAnswer: {
            /**
             * Actor
             * Format: uuid
             */
            actor: string;
            /** At */
            at: string;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Outcome */
            outcome: string;
            /** Words */
            words: string;
        };
        /**
         * StepKind
         * @description A step that must be taken before an action: of the categories that name it and, with ``from_rung``, of every case
         *     that has climbed to that rung.
         */
        StepKind: {
            /**
             * Before
             * @enum {string}
             */
            before: "verify" | "assign" | "accept" | "start" | "resolve" | "check" | "close";
            /** Code */
            code: string;
            /** From Rung */
            from_rung?: ("worker" | "community" | "street" | "department" | "meeting") | null;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * StepWanted
         * @description A step that this case needs by its category or by the rung it has climbed to.
         */
        StepWanted: {
            /**
             * Before
             * @description the action it must be taken before
             */
            before: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Taken */
            taken: boolean;
        };
        /**
         * StoodThen
         * @description What stood as the day began: open cases, and grids that were quiet or zombies.
         */
        StoodThen: {
            /** Cases */
            cases: components["schemas"]["CaseState"][];
            /** Grids */
            grids: components["schemas"]["GridState"][];
        };
        /**
         * Stop
         * @description A place to pass.
         */
        Stop: {
            /**
             * Last Visit
             * @description when somebody was there last; null: not in four weeks
             */
            last_visit: string | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /**
         * Stuck
         * @description Work that was offered and that nobody has accepted, in plain hours since the offer.
         */
        Stuck: {
            /**
             * Quiet Hours
             * @default 24
             */
            quiet_hours: number;
            /**
             * Zombie Hours
             * @default 48
             */
            zombie_hours: number;
        };
        /**
         * SubjectAnswer
         * @description Who is evaluated.
         */
        SubjectAnswer: {
            /**
             * Key
             * @description a place's path (empty is everywhere), a worker's account, a department's code
             */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "scope" | "worker" | "department";
            /**
             * Under
             * @description of a worker or department: only cases at or below this path
             */
            under: string;
        };
        /**
         * Switch
         * @description To work, or to rest.
         */
        Switch: {
            /**
             * At
             * Format: date-time
             * @description when it was switched, by the tablet; up to seven days late
             */
            at: string;
            /**
             * On
             * @description at work from at on; false: at rest
             */
            on: boolean;
        };
        /**
         * Tap
         * @description A verdict. One tap sends a pair that goes together, such as solved and satisfied.
         */
        Tap: {
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "solved" | "partly" | "unsolved";
            /**
             * Satisfaction
             * @enum {string}
             */
            satisfaction: "satisfied" | "basically" | "unsatisfied";
            /**
             * Words
             * @description what is to be said with it, at most 500 characters; absent, earlier words are taken back
             */
            words?: string | null;
        };
        /**
         * TaskAnswer
         * @description A case handed to one worker.
         */
        TaskAnswer: {
            /**
             * Accept By
             * @description then it goes to the next on duty, unless accepted
             */
            accept_by: string;
            /** Accepted At */
            accepted_at: string | null;
            case: components["schemas"]["TaskCase"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Offered At */
            offered_at: string;
            /**
             * Rank
             * @description place in the duty ladder it was offered by, 0 is the primary
             */
            rank: number;
            /**
             * State
             * @enum {string}
             */
            state: "offered" | "delivered" | "seen" | "accepted" | "done" | "returned" | "expired" | "withdrawn";
            /**
             * Words
             * @description what whoever assigned it wants done, or why it is not done yet
             */
            words: string | null;
        };
        /**
         * TaskCase
         * @description A case as the worker who has it sees it.
         */
        TaskCase: {
            /**
             * Address
             * @description below the fourth level, as written
             */
            address: string | null;
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
            /**
             * Department
             * @description code of the department that is asked or works it
             */
            department?: string | null;
            /** Due At */
            due_at: string;
            /**
             * Grid
             * @description code of the grid; null in a city without grids
             */
            grid: string | null;
            /** Grid Name */
            grid_name: string | null;
            /**
             * How
             * @description covers, nearest or fallback
             */
            how: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @description of demand: inquiry, help, complaint, tip, suggestion or praise
             * @default help
             */
            kind: string;
            /**
             * Lane
             * @description emergency or petition; null is the ordinary one
             */
            lane?: string | null;
            /**
             * Lat
             * @description WGS-84 degrees
             */
            lat: number;
            /**
             * Lon
             * @description WGS-84 degrees
             */
            lon: number;
            /**
             * Number
             * @description district, Beijing date, sequence: 110112-20261122-000017
             */
            number: string;
            /** Opened At */
            opened_at: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Path
             * @description the grid's path from the root
             */
            path: string;
            /** Photos */
            photos: components["schemas"]["Photo"][];
            /**
             * Round
             * @description how often it was reopened
             * @default 0
             */
            round: number;
            /**
             * Rung
             * @description of the ladder: who is asked, worker up to meeting
             * @default worker
             */
            rung: string;
            /**
             * Status
             * @description a state of docs/lifecycle.md
             */
            status: string;
            /**
             * Summary
             * @description the first report's words
             */
            summary: string;
            /**
             * Urgency
             * @description life, utility or normal
             */
            urgency: string;
            /**
             * Worker
             * @description account that holds the task
             */
            worker: string | null;
        };
        /**
         * Tasks
         * @description A worker's tasks, latest offer first.
         */
        Tasks: {
            /** Tasks */
            tasks: components["schemas"]["TaskAnswer"][];
        };
        /**
         * Time
         * @description One time that a problem came to its place.
         */
        Time: {
            /** Cases */
            cases: number;
            /** First At */
            first_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last At */
            last_at: string;
            /** Nth */
            nth: number;
        };
        /**
         * Told
         * @description What was done on a task that is not the worker's any more.
         */
        "Told-Input": {
            /**
             * Evidence
             * @description uploaded photos of the work
             * @default []
             */
            evidence: components["schemas"]["Proof"][];
            /**
             * Words
             * @description 1 to 2,000 characters
             */
            words: string;
        };
        /**
         * Told
         * @description Who was told that the grid will turn zombie (`warning`) or did (`zombie`), and when.
         */
        "Told-Output": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "silent" | "absent" | "stuck" | "unmanned" | "padded";
            /** Names */
            names: string[];
            /**
             * What
             * @enum {string}
             */
            what: "warning" | "zombie";
        };
        /**
         * TrackAnswer
         * @description A worker's day.
         */
        TrackAnswer: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Fixes */
            fixes: components["schemas"]["TrackFix"][];
            /** Name */
            name: string;
            /**
             * Worker
             * Format: uuid
             */
            worker: string;
        };
        /**
         * TrackFix
         * @description One fix, on WGS-84.
         */
        TrackFix: {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Mocked
             * @description whether the device says that an app made the place up; it counts for nothing
             */
            mocked: boolean;
            /** Speed Mps */
            speed_mps: number | null;
        };
        /**
         * UnitAnswer
         * @description The unit that would be asked.
         */
        UnitAnswer: {
            /**
             * Department
             * @description code; null with rung department: the district's own office
             */
            department: string | null;
            /**
             * Fallback
             * @description it stands in for who is missing (兜底)
             */
            fallback: boolean;
            /**
             * Name
             * @description of the department, the meeting, or the grid it stands for
             */
            name: string | null;
            /**
             * Owner
             * @description its path; a department's is its district's
             */
            owner: string;
            /**
             * Rung
             * @description community, street, department or meeting
             */
            rung: string;
        };
        /**
         * Upload
         * @description An upload begun. Its id goes into ``photos`` of the report once it is whole.
         */
        Upload: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * Views
         * @description What there is to choose from.
         */
        Views: {
            /** Own */
            own: components["schemas"]["SavedViewAnswer"][];
            /** Standard */
            standard: components["schemas"]["StandardView"][];
        };
        /**
         * VisitAnswer
         * @description A visit. What it says of people is whole for whoever made it, and masked for everybody else.
         */
        VisitAnswer: {
            /** Address */
            address: string | null;
            /** At */
            at: string;
            /** Contact */
            contact: string | null;
            /**
             * Counts
             * @description as a sign that the grid is alive
             */
            counts: boolean;
            /**
             * Distance M
             * @description from that grid, 0 inside
             */
            distance_m: number;
            /**
             * Grid
             * @description code of the worker's grid it is for
             */
            grid: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "walk" | "knock";
            /** Masked */
            masked: boolean;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "met" | "absent" | "declined";
            /** Path */
            path: string;
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "care" | "safety" | "dispute" | "policy" | "survey" | "other";
            /** Received At */
            received_at: string;
            /**
             * Why
             * @description why it does not count: nobody_met; mocked, the device made the place up; vague, the place is known to more than 100 m only; not_bound, the worker has no grid; outside, more than 50 m off the worker's grids
             */
            why: ("nobody_met" | "mocked" | "vague" | "not_bound" | "outside") | null;
            /** Words */
            words: string | null;
            /**
             * Worker
             * Format: uuid
             */
            worker: string;
        };
        /**
         * Visits
         * @description Visits, the latest first.
         */
        Visits: {
            /** Visits */
            visits: components["schemas"]["VisitAnswer"][];
        };
        /**
         * WaitingCase
         * @description A case that was offered and that nobody has accepted.
         */
        WaitingCase: {
            /** Number */
            number: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * Walked
         * @description How much of one grid was patrolled.
         */
        Walked: {
            /** Code */
            code: string;
            /**
             * Minutes
             * @description inside, of all patrols
             */
            minutes: number;
            /**
             * Rounds
             * @description patrols that count
             */
            rounds: number;
            /**
             * Share
             * @description of its cells, about 50 m wide, 0 to 1
             */
            share: number;
        };
        /**
         * WhistleAnswer
         * @description Departments called together to a case.
         */
        WhistleAnswer: {
            /** Called At */
            called_at: string;
            /**
             * Called By
             * Format: uuid
             */
            called_by: string;
            /**
             * Called Owner
             * @description path of the scope that whistled
             */
            called_owner: string;
            /** Calls */
            calls: components["schemas"]["CallAnswer"][];
            case: components["schemas"]["CaseBrief"];
            /** Ended At */
            ended_at: string | null;
            /**
             * Ended How
             * @description answered, overridden or withdrawn; null while it is open
             */
            ended_how: string | null;
            /**
             * Ended Reason
             * @description why it was overridden or withdrawn
             */
            ended_reason: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Lead Refused
             * @description its lead refused: call another, or withdraw the whistle
             */
            lead_refused: boolean;
            /**
             * Number
             * @description CS, district, Beijing date, sequence: CS-110112-20261122-000003
             */
            number: string;
            /** Words */
            words: string;
        };
        /**
         * Whistles
         * @description Whistles, the newest first.
         */
        Whistles: {
            /** Whistles */
            whistles: components["schemas"]["WhistleAnswer"][];
        };
        /**
         * WholeContact
         * @description A reporter's name and phone, not masked; null where none was given.
         */
        WholeContact: {
            /** Name */
            name: string | null;
            /** Phone */
            phone: string | null;
        };
        /**
         * Word
         * @description A code and what people call it.
         */
        Word: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * WorkSpan
         * @description A stretch of work.
         */
        WorkSpan: {
            /** Began At */
            began_at: string;
            /**
             * Ended At
             * @description null while it lasts
             */
            ended_at: string | null;
        };
        /**
         * WorkerAnswer
         * @description The person the task was offered to.
         */
        WorkerAnswer: {
            /** Display Name */
            display_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * Workers
         * @description How many people, each once.
         */
        Workers: {
            /**
             * At Work
             * @description they switched to work
             */
            at_work: number;
            /**
             * Bound
             * @description with a duty in a grid here, or in the stead of somebody on leave
             */
            bound: number;
            /**
             * On Duty
             * @description a shift of theirs runs
             */
            on_duty: number;
            /**
             * Seen
             * @description they sent a position in the last ten minutes
             */
            seen: number;
        };
        /**
         * Appeals
         * @description Appeals, the latest first.
         */
        backend__api__appeals__Appeals: {
            /** Appeals */
            appeals: components["schemas"]["AppealOfCase"][];
        };
        /**
         * Outcome
         * @description What was done.
         */
        backend__api__desk__Outcome: {
            /**
             * Evidence
             * @description uploaded photos of the work
             * @default []
             */
            evidence: components["schemas"]["Proof"][];
            /**
             * Override
             * @description why it is resolved although a whistle is open; recorded
             */
            override?: string | null;
            /**
             * Words
             * @description 1 to 2,000 characters
             */
            words: string;
        };
        /**
         * Return
         * @description Why a case is returned, and what that rests on.
         */
        backend__api__desk__Return: {
            /**
             * Basis
             * @description the rule or fact it rests on; where evidence is required, one of both
             */
            basis?: string | null;
            /**
             * Evidence
             * @description uploaded photos that show it
             * @default []
             */
            evidence: components["schemas"]["Proof"][];
            /**
             * Reason
             * @description 1 to 2,000 characters
             */
            reason: string;
        };
        /**
         * Alive
         * @description The process answers.
         */
        backend__api__health__Alive: {
            /**
             * Status
             * @default ok
             * @constant
             */
            status: "ok";
        };
        /**
         * Outcome
         * @description What was done.
         */
        backend__api__tasks__Outcome: {
            /**
             * Evidence
             * @description uploaded photos of the work
             * @default []
             */
            evidence: components["schemas"]["Proof"][];
            /**
             * Override
             * @description why it is done although a whistle is open
             */
            override?: string | null;
            /**
             * Words
             * @description 1 to 2,000 characters
             */
            words: string;
        };
        /**
         * Return
         * @description Why a task is returned, and what that rests on.
         */
        backend__api__tasks__Return: {
            /**
             * Basis
             * @description the rule or fact it rests on; where evidence is required, one of both
             */
            basis?: string | null;
            /**
             * Evidence
             * @description uploaded photos that show it
             * @default []
             */
            evidence: components["schemas"]["Proof"][];
            /**
             * Reason
             * @description 1 to 2,000 characters
             */
            reason: string;
        };
        /**
         * Alive
         * @description How many grids a unit has and how many are in each state; of those that were not watched yet nothing is known.
         *     ``kinds`` says how many are zombies of each kind; one may be of several.
         */
        backend__circulars__content__Alive: {
            /** Grids */
            grids: number;
            /** Key */
            key: string;
            /** Kinds */
            kinds: {
                [key: string]: number;
            };
            /** Name */
            name: string;
            /** States */
            states: {
                [key: string]: number;
            };
        };
        /**
         * Appeals
         * @description Appeals against being counted: those made in the period, those decided in it, and those still open at its
         *     end.
         */
        backend__circulars__content__Appeals: {
            /** Approved */
            approved: number;
            /** Made */
            made: number;
            /** Open */
            open: number;
            /** Refused */
            refused: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_accounts_api_v1_accounts_get: {
        parameters: {
            query?: {
                /** @description scope at or below a path */
                under?: string | null;
                /** @description of this role */
                role?: ("worker" | "community" | "street" | "department" | "command_center" | "system_administrator" | "security_administrator" | "audit_administrator") | null;
                /** @description whose name comes after this one */
                after?: string | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accounts"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_account_api_v1_accounts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer_factor_api_v1_accounts_me_factor_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorOffer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_factor_api_v1_accounts_me_factor_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password_api_v1_accounts_me_password_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_account_api_v1_accounts__account_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Changes"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    card_api_v1_accounts__account_id__board_card_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_api_v1_accounts__account_id__board_card_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Card"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hang_api_v1_accounts__account_id__board_card_photo_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/*": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_down_api_v1_accounts__account_id__board_card_photo_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_factor_api_v1_accounts__account_id__factor_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_password_api_v1_accounts__account_id__password_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlock_account_api_v1_accounts__account_id__unlock_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the account's id, from GET /api/v1/accounts */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_activity_api_v1_activity_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description only grids in this state */
                state?: ("active" | "quiet" | "zombie" | "exempt") | null;
                /** @description only grids that are quiet or zombies for this kind of trouble */
                kind?: ("silent" | "absent" | "stuck" | "unmanned" | "padded") | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityList"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activity_over_time_api_v1_activity_history_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description the first Beijing day; absent: 30 days back */
                from?: string | null;
                /** @description the last Beijing day; absent: today */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverTime"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alarms_api_v1_alarms_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alarms"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_appeals_api_v1_appeals_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description only those that are not decided yet */
                waiting?: boolean;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backend__api__appeals__Appeals"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_api_v1_appeals__appeal_id__decide_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the appeal's id, from GET /api/v1/appeals or AppealMade */
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealDecision"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    see_api_v1_attendance_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switch_api_v1_attendance_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Switch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_api_v1_audit_get: {
        parameters: {
            query?: {
                /** @description id of the last row seen; 0: from the start */
                after?: number;
                /** @description at most this many */
                limit?: number;
                /** @description whose acts: an id, citizen or system */
                actor?: string | null;
                /** @description kind:id */
                subject?: string | null;
                /** @description an event's name */
                name?: string | null;
                /** @description from this instant on */
                from?: string | null;
                /** @description before this instant */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRows"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_personal_reads_api_v1_audit_reads_get: {
        parameters: {
            query?: {
                /** @description only those with a smaller id: the next page */
                before?: number | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reads"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    photo_api_v1_board_photos__digest__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from photo_url */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_api_v1_board__code__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description grid code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardAnswer"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bulletins_api_v1_bulletins_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description a Beijing day; absent: today */
                day?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulletins"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    latest_api_v1_bulletins_latest_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Latest"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cases_api_v1_cases_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description repeated; absent: all */
                status?: ("reported" | "verified_for_filing" | "assigned" | "accepted" | "in_progress" | "returned" | "suspended" | "reopened" | "resolved" | "checked" | "closed" | "excluded" | "merged")[] | null;
                /** @description at most this many, newest first */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cases"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_case_api_v1_cases__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_api_v1_cases__number__accept_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actions_api_v1_cases__number__actions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Actions"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_api_v1_cases__number__alarm_acknowledge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_api_v1_cases__number__appeals_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppeal"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_api_v1_cases__number__assign_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_candidates_api_v1_cases__number__candidates_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateList"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_api_v1_cases__number__check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Remark"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_clocks_api_v1_cases__number__clocks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clocks"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_api_v1_cases__number__close_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Closing"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    of_case_api_v1_cases__number__common_problems_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseProblems"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grade_dispute_api_v1_cases__number__dispute_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDispute"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_dispute_api_v1_cases__number__dispute_outcome_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_duplicates_api_v1_cases__number__duplicates_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateList"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    escalate_api_v1_cases__number__escalate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judge_photo_api_v1_cases__number__evidence__photo_id__judge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
                /** @description the photo's id, from evidence of the case */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Judgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exclude_api_v1_cases__number__exclude_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_api_v1_cases__number__merge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merging"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_api_v1_cases__number__orders_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_proceedings_api_v1_cases__number__proceedings_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proceedings"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_api_v1_cases__number__reopen_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_contact_api_v1_cases__number__reports__report_id__contact_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
                /** @description the report's id, from the case */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeContact"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_down_api_v1_cases__number__reports__report_id__verdict_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
                /** @description the report's id, from the case */
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tap"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenVerdict"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_api_v1_cases__number__requests_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_api_v1_cases__number__requests__request_id__decide_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
                /** @description the request's id, from GET …/proceedings or RequestMade */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolve_api_v1_cases__number__resolve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backend__api__desk__Outcome"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_api_v1_cases__number__resume_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_back_api_v1_cases__number__return_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backend__api__desk__Return"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rework_api_v1_cases__number__rework_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_api_v1_cases__number__split_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_api_v1_cases__number__start_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_step_api_v1_cases__number__steps_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStep"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_api_v1_cases__number__verify_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Remark"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseBrief"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    of_case_api_v1_cases__number__whistles_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseWhistles"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blow_api_v1_cases__number__whistles_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the case's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Blow"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhistleAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_categories_api_v1_categories_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
        };
    };
    list_circulars_api_v1_circulars_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description only these */
                kind?: ("weekly" | "monthly") | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Circulars"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_circular_api_v1_circulars_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForCircular"];
            };
        };
        responses: {
            /** @description It was made before and stays as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CircularAnswer"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CircularAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_circular_api_v1_circulars__circular_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the circular's id */
                circular_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CircularAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_edition_api_v1_circulars__circular_id___edition__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the circular's id */
                circular_id: string;
                /** @description html: a web page; xlsx: a workbook; pdf: for print */
                edition: "html" | "xlsx" | "pdf";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, under its Chinese name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/html": unknown;
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_problems_api_v1_common_problems_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description a month, Beijing time; absent: this one */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_api_v1_common_problems_looks_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookAsked"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_api_v1_common_problems__problem_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the problem's id, from the list or CommonProblemFound */
                problem_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemInFull"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    config_api_v1_config_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Config"];
                };
            };
        };
    };
    see_coverages_api_v1_coverage_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description a Beijing day; absent: today */
                day?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageOfDay"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_devices_api_v1_devices_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register_device_api_v1_devices_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeDevice"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_device_api_v1_devices__device_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the device's id, from GET /api/v1/devices */
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entries_api_v1_diary_get: {
        parameters: {
            query?: {
                /** @description absent: this month */
                month?: string | null;
                /** @description a worker of one's scope; absent: oneself */
                worker?: string | null;
                /** @description why somebody else's is read; kept */
                reason?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entries"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_api_v1_diary__day__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a day in Beijing */
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_api_v1_diary__day__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a day in Beijing */
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Entry-Input"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_displays_api_v1_displays_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Displays"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_display_api_v1_displays_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDisplay"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeDisplay"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_display_api_v1_displays_session_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShownToken"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shown"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_display_api_v1_displays__display_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the display's id, from GET /api/v1/displays */
                display_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ledger_api_v1_disputes_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description only this class */
                class?: string | null;
                /** @description only this grade */
                grade?: ("small" | "large" | "hard") | null;
                /** @description only those whose mediation has not ended */
                open?: boolean;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluate_api_v1_evaluation_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description a worker's account, instead of a place */
                worker?: string | null;
                /** @description a department's code, instead of a place */
                department?: string | null;
                /** @description the first instant of the period, with zone; absent: 30 days before its end */
                from?: string | null;
                /** @description the instant after the period; absent: now */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_behind_api_v1_evaluation_cases_get: {
        parameters: {
            query: {
                /** @description the measure */
                measure: "answered" | "solved" | "satisfied" | "closed" | "closed_in_time" | "overdue" | "reworked" | "returned" | "reopened" | "well_dispatched";
                /** @description which of its numbers */
                portion: "numerator" | "denominator" | "excluded";
                /** @description of what was left out: only for this reason */
                why?: ("out_of_scope" | "merged" | "appeal" | "silent" | "pending") | null;
                /** @description at most this many */
                limit?: number;
                /** @description after this many */
                offset?: number;
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description a worker's account, instead of a place */
                worker?: string | null;
                /** @description a department's code, instead of a place */
                department?: string | null;
                /** @description the first instant of the period, with zone; absent: 30 days before its end */
                from?: string | null;
                /** @description the instant after the period; absent: now */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rank_api_v1_evaluation_ranking_get: {
        parameters: {
            query: {
                /** @description what is compared */
                level: "street" | "community" | "micro" | "worker" | "department";
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description at most this many */
                limit?: number;
                /** @description after this many */
                offset?: number;
                /** @description the first instant of the period, with zone; absent: 30 days before its end */
                from?: string | null;
                /** @description the instant after the period; absent: now */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_map_api_v1_exports_map_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/html": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/html": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/html": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/html": components["schemas"]["Problem"];
                };
            };
        };
    };
    figures_api_v1_figures_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_grids_api_v1_grids_get: {
        parameters: {
            query?: {
                /** @description only this level */
                level?: ("city" | "street" | "community" | "micro") | null;
                /** @description a path: it and what lies below it */
                under?: string | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grids"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_grid_api_v1_grids__code__get: {
        parameters: {
            query?: {
                /** @description with the outline */
                geometry?: boolean;
            };
            header?: never;
            path: {
                /** @description grid code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridDetail"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_activity_api_v1_grids__code__activity_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a leaf grid's code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityExplained"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grid_history_api_v1_grids__code__activity_history_get: {
        parameters: {
            query?: {
                /** @description with zone */
                from?: string | null;
                /** @description with zone */
                to?: string | null;
            };
            header?: never;
            path: {
                /** @description a leaf grid's code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_contacts_api_v1_grids__code__contacts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the grid's code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdContacts"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    see_coverage_api_v1_grids__code__coverage_get: {
        parameters: {
            query?: {
                /** @description the first instant of the period, with zone; absent: seven days before its end */
                from?: string | null;
                /** @description the instant after the period; absent: now */
                to?: string | null;
            };
            header?: never;
            path: {
                /** @description the grid's code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exempt_api_v1_grids__code__exemption_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a leaf grid's code */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExemption"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionShown"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_exemption_api_v1_grids__code__exemption_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a leaf grid's code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    see_heat_api_v1_heat_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description how many days up to now */
                days?: number;
                /** @description a class, or one category of it */
                category?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heat"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notices_api_v1_inbox_get: {
        parameters: {
            query?: {
                /** @description only those that were not read */
                unread?: boolean;
                /** @description only those after this one: the next page */
                before?: string | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_all_api_v1_inbox_read_all_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marked"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_one_api_v1_inbox__notice_id__read_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the notice's id */
                notice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_leaves_api_v1_leave_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description those that end later; absent: now */
                since?: string | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaves"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_api_v1_leave_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForLeave"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_api_v1_leave__leave_id__decide_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the leave's id, from GET /api/v1/leave or its notice */
                leave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveDecision"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_api_v1_leave__leave_id__withdraw_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the leave's id, from GET /api/v1/leave or its notice */
                leave_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    locate_api_v1_locate_get: {
        parameters: {
            query: {
                /** @description longitude, degrees */
                lon: number;
                /** @description latitude, degrees */
                lat: number;
                /** @description the datum of lon and lat. Required: it is never guessed, GCJ-02 is 500 m from WGS-84 */
                crs?: ("wgs84" | "cgcs2000" | "gcj02" | "bd09") | null;
                /** @description radius the place is sure to, metres */
                accuracy_m?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Located"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_api_v1_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_api_v1_media_post: {
        parameters: {
            query?: never;
            header: {
                /** @description bytes of the whole photo */
                "Upload-Length": number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_copy_api_v1_media__photo_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the photo's id, from the answer to its upload or from a list */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the copy, without EXIF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forget_api_v1_media__photo_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the photo's id, from the answer to its upload or from a list */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    progress_api_v1_media__photo_id__head: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the photo's id, from the answer to its upload or from a list */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description bytes safely stored */
                    "Upload-Offset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    append_api_v1_media__photo_id__patch: {
        parameters: {
            query?: never;
            header: {
                /** @description where this piece begins */
                "Upload-Offset": number;
            };
            path: {
                /** @description the photo's id, from the answer to its upload or from a list */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    /** @description bytes safely stored */
                    "Upload-Offset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported kind of body */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_thumb_api_v1_media__photo_id__thumb_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the photo's id, from the answer to its upload or from a list */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the copy, without EXIF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetings_api_v1_meetings_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meetings"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_patrols_api_v1_patrols_get: {
        parameters: {
            query?: {
                /** @description only those in this grid */
                grid?: string | null;
                /** @description only those of this worker */
                worker?: string | null;
                /** @description the first instant of the period, with zone; absent: seven days before its end */
                from?: string | null;
                /** @description the instant after the period; absent: now */
                to?: string | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patrols"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan_route_api_v1_patrols_route_get: {
        parameters: {
            query: {
                /** @description a grid's code */
                grid: string;
                /** @description where the round starts, degrees on crs */
                lon: number;
                /** @description degrees on crs */
                lat: number;
                /** @description datum of lon and lat */
                crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
                /** @description how long it may take */
                minutes?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_worker_positions_api_v1_positions_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Positions"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_positions_api_v1_positions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Accuracy M
                     * @description radius of uncertainty, metres; null: not known
                     */
                    accuracy_m?: number | null;
                    /**
                     * At
                     * Format: date-time
                     * @description when the device took it, with zone
                     */
                    at: string;
                    /**
                     * Crs
                     * @description datum of lon and lat
                     * @enum {string}
                     */
                    crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
                    /**
                     * Lat
                     * @description degrees on crs
                     * @example 39.9
                     */
                    lat: number;
                    /**
                     * Lon
                     * @description degrees on crs
                     * @example 116.66
                     */
                    lon: number;
                    /**
                     * Mocked
                     * @description whether the device says that an app made the place up
                     */
                    mocked?: boolean;
                    /**
                     * Speed Mps
                     * @description metres a second; null: not known
                     */
                    speed_mps?: number | null;
                } | {
                    /**
                     * Accuracy M
                     * @description radius of uncertainty, metres; null: not known
                     */
                    accuracy_m?: number | null;
                    /**
                     * At
                     * Format: date-time
                     * @description when the device took it, with zone
                     */
                    at: string;
                    /**
                     * Crs
                     * @description datum of lon and lat
                     * @enum {string}
                     */
                    crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
                    /**
                     * Lat
                     * @description degrees on crs
                     * @example 39.9
                     */
                    lat: number;
                    /**
                     * Lon
                     * @description degrees on crs
                     * @example 116.66
                     */
                    lon: number;
                    /**
                     * Mocked
                     * @description whether the device says that an app made the place up
                     */
                    mocked?: boolean;
                    /**
                     * Speed Mps
                     * @description metres a second; null: not known
                     */
                    speed_mps?: number | null;
                }[];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_osmand_api_v1_positions_osmand_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_osmand_api_v1_positions_osmand_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_owntracks_api_v1_positions_owntracks_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    }[];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_queue_api_v1_queue_get: {
        parameters: {
            query?: {
                /** @description of the answer before: the part that follows */
                after?: string | null;
                /** @description at most this many */
                limit?: number;
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description repeated; any of these */
                status?: ("reported" | "verified_for_filing" | "assigned" | "accepted" | "in_progress" | "returned" | "suspended" | "reopened" | "resolved" | "checked" | "closed" | "excluded" | "merged")[] | null;
                /** @description repeated: codes of subclasses, or of whole classes */
                category?: string[] | null;
                /** @description repeated */
                urgency?: ("life" | "utility" | "normal")[] | null;
                /** @description due within so many hours, or overdue; 0: overdue */
                due_within_h?: number | null;
                /** @description nobody: nobody is asked; own: it waits for me, my unit or my department */
                holder?: ("nobody" | "own") | null;
                /** @description part of the number, the words or the address */
                text?: string;
                /** @description due, urgent (danger to life first) or newest */
                order?: "due" | "urgent" | "newest";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rates_of_api_v1_rates_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description the first instant of the period, with zone; absent: 30 days before its end */
                from?: string | null;
                /** @description the instant after the period; absent: now */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rates"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_day_api_v1_replay_get: {
        parameters: {
            query: {
                /** @description a day in Beijing, of GET /api/v1/replay/days */
                day: string;
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: {
                /** @description gzip is spoken */
                "accept-encoding"?: string;
                /** @description the ETag of the day the client has */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayDay"];
                };
            };
            /** @description The day as the client has it is still right */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_days_api_v1_replay_days_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description a month, Beijing time; absent: this one */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayMonth"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_api_v1_reports_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description names this report: sent again within 7 days with the same body, it gives the same answer and stores nothing; with another body it is refused. Take a random one, such as a UUID */
                "Idempotency-Key"?: string | null;
                /** @description when it was done, by the device, where it is sent later; kept in the log, while clocks go by when it was heard of */
                "Acted-At"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Accuracy M
                     * @description radius in metres within which the place is, as the device says
                     */
                    accuracy_m?: number | null;
                    /**
                     * Address
                     * @description where it is below the fourth level (building, unit, door), 1 to 200 characters on one line
                     * @example 3 号楼 2 单元门口
                     */
                    address?: string | null;
                    /**
                     * Area
                     * @description a GeoJSON Polygon of at most 2,000 positions on crs (absent: wgs84), only with channel satellite; the report belongs to the grid of its interior point: with lon and lat too, the area decides
                     */
                    area?: {
                        coordinates: number[][][];
                        /** @constant */
                        type: "Polygon";
                    } | null;
                    /**
                     * Category
                     * @description 2-digit class and 2-digit subclass, one of GET /api/v1/categories
                     * @example 0102
                     */
                    category: string;
                    /**
                     * Channel
                     * @description how it came; worker needs that worker's session
                     * @default citizen
                     * @enum {string}
                     */
                    channel?: "citizen" | "worker" | "hotline" | "api" | "satellite";
                    /**
                     * Contact Name
                     * @description who may be asked, 1 to 50 characters
                     */
                    contact_name?: string | null;
                    /**
                     * Contact Phone
                     * @description 3 to 33 digits, spaces, brackets and hyphens; may begin with +
                     */
                    contact_phone?: string | null;
                    /**
                     * Crs
                     * @description datum of lon and lat. May be absent (then wgs84) only when located_by is device or photo
                     */
                    crs?: ("wgs84" | "cgcs2000" | "gcj02" | "bd09") | null;
                    /**
                     * Description
                     * @description what is the matter, 1 to 2,000 characters; new lines and tabs are the only control characters
                     * @example 垃圾桶旁堆满垃圾，两天没人清
                     */
                    description: string;
                    /**
                     * Firm Code
                     * @description its unified social credit code (GB 32100-2015), 18 characters
                     */
                    firm_code?: string | null;
                    /**
                     * Firm Name
                     * @description of a firm's demand: the firm's name, 1 to 100 characters
                     */
                    firm_name?: string | null;
                    /**
                     * Joins
                     * @description join of a case of GET /api/v1/reports/similar that this report is about too. When that has ended meanwhile, or the token has run out, the report gets a case of its own: joined in the answer tells
                     */
                    joins?: string | null;
                    /**
                     * Kind
                     * @description of demand, one of the kinds of GET /api/v1/categories; absent: the first of them
                     */
                    kind?: ("inquiry" | "help" | "complaint" | "tip" | "suggestion" | "praise") | null;
                    /**
                     * Lat
                     * @description latitude in degrees on crs; with lon
                     * @example 39.9
                     */
                    lat?: number | null;
                    /**
                     * Located By
                     * @description how lon and lat were found: a person's pin on a map, the device's positioning, a photo's EXIF
                     * @default pin
                     * @enum {string}
                     */
                    located_by?: "pin" | "device" | "photo";
                    /**
                     * Lon
                     * @description longitude in degrees on crs; with lat. Without both, the place is read from a photo's EXIF
                     * @example 116.66
                     */
                    lon?: number | null;
                    /**
                     * Photos
                     * @description ids of photos uploaded through POST /api/v1/media; never addresses
                     */
                    photos?: string[];
                };
                "multipart/form-data": {
                    /**
                     * Accuracy M
                     * @description radius in metres within which the place is, as the device says
                     */
                    accuracy_m?: number | null;
                    /**
                     * Address
                     * @description where it is below the fourth level (building, unit, door), 1 to 200 characters on one line
                     * @example 3 号楼 2 单元门口
                     */
                    address?: string | null;
                    /** @description as JSON text: a GeoJSON Polygon of at most 2,000 positions on crs (absent: wgs84), only with channel satellite; the report belongs to the grid of its interior point: with lon and lat too, the area decides */
                    area?: string;
                    /**
                     * Category
                     * @description 2-digit class and 2-digit subclass, one of GET /api/v1/categories
                     * @example 0102
                     */
                    category: string;
                    /**
                     * Channel
                     * @description how it came; worker needs that worker's session
                     * @default citizen
                     * @enum {string}
                     */
                    channel?: "citizen" | "worker" | "hotline" | "api" | "satellite";
                    /**
                     * Contact Name
                     * @description who may be asked, 1 to 50 characters
                     */
                    contact_name?: string | null;
                    /**
                     * Contact Phone
                     * @description 3 to 33 digits, spaces, brackets and hyphens; may begin with +
                     */
                    contact_phone?: string | null;
                    /**
                     * Crs
                     * @description datum of lon and lat. May be absent (then wgs84) only when located_by is device or photo
                     */
                    crs?: ("wgs84" | "cgcs2000" | "gcj02" | "bd09") | null;
                    /**
                     * Description
                     * @description what is the matter, 1 to 2,000 characters; new lines and tabs are the only control characters
                     * @example 垃圾桶旁堆满垃圾，两天没人清
                     */
                    description: string;
                    /**
                     * Firm Code
                     * @description its unified social credit code (GB 32100-2015), 18 characters
                     */
                    firm_code?: string | null;
                    /**
                     * Firm Name
                     * @description of a firm's demand: the firm's name, 1 to 100 characters
                     */
                    firm_name?: string | null;
                    /**
                     * Joins
                     * @description join of a case of GET /api/v1/reports/similar that this report is about too. When that has ended meanwhile, or the token has run out, the report gets a case of its own: joined in the answer tells
                     */
                    joins?: string | null;
                    /**
                     * Kind
                     * @description of demand, one of the kinds of GET /api/v1/categories; absent: the first of them
                     */
                    kind?: ("inquiry" | "help" | "complaint" | "tip" | "suggestion" | "praise") | null;
                    /**
                     * Lat
                     * @description latitude in degrees on crs; with lon
                     * @example 39.9
                     */
                    lat?: number | null;
                    /**
                     * Located By
                     * @description how lon and lat were found: a person's pin on a map, the device's positioning, a photo's EXIF
                     * @default pin
                     * @enum {string}
                     */
                    located_by?: "pin" | "device" | "photo";
                    /**
                     * Lon
                     * @description longitude in degrees on crs; with lat. Without both, the place is read from a photo's EXIF
                     * @example 116.66
                     */
                    lon?: number | null;
                    /** @description repeated: files (JPEG, PNG, WebP, HEIC; 20 MB and 60 megapixels each unless configured otherwise), or ids of photos uploaded through POST /api/v1/media; never addresses */
                    photos?: string[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported kind of body */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_similar_api_v1_reports_similar_get: {
        parameters: {
            query: {
                /** @description as in the report */
                category: string;
                /** @description longitude in degrees on crs */
                lon: number;
                /** @description latitude in degrees on crs */
                lat: number;
                /** @description datum of lon and lat */
                crs: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
                /** @description what the report will say, as far as it is written */
                words?: string | null;
                /** @description repeated: ids of photos uploaded through POST /api/v1/media for it */
                photos?: string[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Similar"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_photo_api_v1_reports_similar_photos__token__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from thumb_url */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the copy, without EXIF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_api_v1_reports__receipt__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from the answer to the report */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erase_api_v1_reports__receipt__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from the answer to the report */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Erasing"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_own_api_v1_reports__receipt__photos__photo_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from the answer to the report */
                receipt: string;
                /** @description the photo's id, from the answer to its upload or from a list */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the copy, without EXIF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    qr_api_v1_reports__receipt__qr_svg_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from the answer to the report */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_pending_api_v1_requests_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pending"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_routing_api_v1_routing_dry_run_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Demand"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions_api_v1_sessions_get: {
        parameters: {
            query?: {
                /** @description of this account, for the security administrator; absent: one's own */
                account?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_session_api_v1_sessions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_session_api_v1_sessions_current_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_session_api_v1_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from GET /api/v1/sessions */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tasks_api_v1_tasks_get: {
        parameters: {
            query?: {
                /** @description repeated; absent: the open ones */
                state?: ("offered" | "delivered" | "seen" | "accepted" | "done" | "returned" | "expired" | "withdrawn")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_api_v1_tasks__task_id__accept_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description the tablet's own name of this step: sent again with it, the step is not taken twice */
                "Idempotency-Key"?: string | null;
                /** @description when it was done, by the device, where it is sent later; kept in the log, while clocks go by when it was heard of */
                "Acted-At"?: string | null;
            };
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_api_v1_tasks__task_id__done_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description the tablet's own name of this step: sent again with it, the step is not taken twice */
                "Idempotency-Key"?: string | null;
                /** @description when it was done, by the device, where it is sent later; kept in the log, while clocks go by when it was heard of */
                "Acted-At"?: string | null;
            };
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backend__api__tasks__Outcome"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_for_help_api_v1_tasks__task_id__help_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description the tablet's own name of this step: sent again with it, the step is not taken twice */
                "Idempotency-Key"?: string | null;
                /** @description when it was done, by the device, where it is sent later; kept in the log, while clocks go by when it was heard of */
                "Acted-At"?: string | null;
            };
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Help"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_api_v1_tasks__task_id__note_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description the tablet's own name of this step: sent again with it, the step is not taken twice */
                "Idempotency-Key"?: string | null;
                /** @description when it was done, by the device, where it is sent later; kept in the log, while clocks go by when it was heard of */
                "Acted-At"?: string | null;
            };
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Told-Input"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_back_api_v1_tasks__task_id__return_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description the tablet's own name of this step: sent again with it, the step is not taken twice */
                "Idempotency-Key"?: string | null;
                /** @description when it was done, by the device, where it is sent later; kept in the log, while clocks go by when it was heard of */
                "Acted-At"?: string | null;
            };
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backend__api__tasks__Return"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_api_v1_tasks__task_id__start_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description the tablet's own name of this step: sent again with it, the step is not taken twice */
                "Idempotency-Key"?: string | null;
                /** @description when it was done, by the device, where it is sent later; kept in the log, while clocks go by when it was heard of */
                "Acted-At"?: string | null;
            };
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    asked_api_v1_verdicts__token__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from the link that was sent, or from the progress by receipt */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judge_api_v1_verdicts__token__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from the link that was sent, or from the progress by receipt */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tap"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    photo_of_work_api_v1_verdicts__token__photos__photo_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description from the link that was sent, or from the progress by receipt */
                token: string;
                /** @description one of the photos of the work */
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the copy, without EXIF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_views_api_v1_views_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_view_api_v1_views_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_view_api_v1_views__view_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the view's id, from GET /api/v1/views */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptView"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_view_api_v1_views__view_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the view's id, from GET /api/v1/views */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_visits_api_v1_visits_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description of this worker alone */
                worker?: string | null;
                /** @description absent: 30 days ago */
                since?: string | null;
                /** @description not included; absent: now */
                until?: string | null;
                /** @description at most this many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visits"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_api_v1_visits_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_visit_api_v1_visits__visit_id__open_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the visit's id */
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_whistles_api_v1_whistles_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description open: those that wait, for the department or for anybody */
                state?: "open" | "all";
                /** @description at most this many, newest first */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whistles"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_api_v1_whistles_calls__id__accept_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the call's id, from GET /api/v1/whistles or WhistleBlown */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhistleAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_api_v1_whistles_calls__id__refuse_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the call's id, from GET /api/v1/whistles or WhistleBlown */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhistleAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_api_v1_whistles_calls__id__release_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the call's id, from GET /api/v1/whistles or WhistleBlown */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhistleAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_api_v1_whistles_calls__id__report_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the call's id, from GET /api/v1/whistles or WhistleBlown */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Report"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhistleAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_api_v1_whistles__number__withdraw_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the whistle's number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhistleAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_track_api_v1_workers__account_id__track_get: {
        parameters: {
            query: {
                /** @description a day in Beijing */
                day: string;
                /** @description why it has to be seen */
                reason: string;
            };
            header?: never;
            path: {
                /** @description the worker's account, as GET /api/v1/positions names it */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackAnswer"];
                };
            };
            /** @description Log in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not within your rights */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_basemap_basemap_pmtiles_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    tile_basemap__z___x___y___extension__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description zoom */
                z: number;
                /** @description column */
                x: number;
                /** @description row from the north */
                y: number;
                /** @description that of the tiles in the folder */
                extension: "mvt" | "pbf" | "png" | "jpg" | "jpeg" | "webp";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz_healthz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backend__api__health__Alive"];
                };
            };
        };
    };
    metrics_metrics_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readyz_readyz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not ready; `checks` says why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    tile_tiles__z___x___y__mvt_get: {
        parameters: {
            query?: {
                /** @description geometry version of GET /api/v1/config; the present one may be kept for ever */
                v?: number | null;
            };
            header?: {
                /** @description gzip is spoken */
                "accept-encoding"?: string;
                /** @description the ETag of the tile the client has */
                "if-none-match"?: string;
            };
            path: {
                /** @description zoom */
                z: number;
                /** @description column */
                x: number;
                /** @description row from the north */
                y: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description layers grids (polygons) and labels (points) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": unknown;
                };
            };
            /** @description The tile the client has is the present one */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
