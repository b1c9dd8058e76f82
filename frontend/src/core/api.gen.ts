/* Made by `npm run gen:api` from the server's OpenAPI description; do not edit. */

export interface paths {
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
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description Every category a report may name, by code.
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
    "/api/v1/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a page needs first
         * @description The city's place and name, the geometry's version, the basemap, and what the levels are called here.
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
         * @description The facts, the rule, what ends the state, and the latest changes of one leaf grid within one's scope.
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
         * @description A worker's tablet sends one fix, or up to 100 that waited while it was offline.
         *
         *     The newest is kept as the worker's position. Bad fixes are named one by one and the good ones kept; when none is
         *     good the answer is 422. Walls hear `WorkerMoved` at most once a second for each worker.
         */
        post: operations["receive_positions_api_v1_positions_post"];
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
        delete?: never;
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
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Open a session with an account and its password.
         *
         *     The answer carries the token for programs and tablets, and sets the cookie `grid_session` for browsers. After five
         *     failures for one account from one address within 15 minutes the answer is 429 with `Retry-After`.
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
         * @description End the session this request is made with, and drop the cookie.
         */
        delete: operations["close_session_api_v1_sessions_current_delete"];
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
         * @description Say what was done; the case is resolved.
         */
        post: operations["finish_api_v1_tasks__task_id__done_post"];
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
         * @description Return the task with a reason; the next on duty is offered it at once.
         */
        post: operations["give_back_api_v1_tasks__task_id__return_post"];
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
         * ActivityExplained
         * @description Why a grid has its state.
         */
        ActivityExplained: {
            /** Code */
            code: string;
            /**
             * Ends By
             * @description what ends this state
             */
            ends_by: string;
            /**
             * History
             * @description latest changes, newest first
             */
            history: components["schemas"]["PastState"][];
            /**
             * Last Signal
             * @description the event that was the last valid signal
             */
            last_signal: string | null;
            /** Last Signal At */
            last_signal_at: string | null;
            /**
             * Next Change At
             * @description when time alone will change it; null: never
             */
            next_change_at: string | null;
            /** Path */
            path: string;
            /**
             * Reason
             * @description `kind` (exempt, new, unmanned, signal, silence) and the facts: `silent_since`, `last_signal`, `quiet_at`, `zombie_at`; or `until`; or `why`
             */
            reason: {
                [key: string]: unknown;
            };
            rule: components["schemas"]["RuleInForce"];
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
         * ActivityList
         * @description States in path order.
         */
        ActivityList: {
            /** Grids */
            grids: components["schemas"]["ActivityState"][];
        };
        /**
         * ActivityState
         * @description The present state of one leaf grid.
         */
        ActivityState: {
            /** Code */
            code: string;
            /**
             * Next Change At
             * @description when time alone will change it; null: never
             */
            next_change_at: string | null;
            /** Path */
            path: string;
            /**
             * Reason
             * @description `kind` (exempt, new, unmanned, signal, silence) and the facts: `silent_since`, `last_signal`, `quiet_at`, `zombie_at`; or `until`; or `why`
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
         * Alive
         * @description The process answers.
         */
        Alive: {
            /**
             * Status
             * @default ok
             * @constant
             */
            status: "ok";
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
             * Status
             * @description reported, assigned, accepted, resolved or closed
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
            assignment: components["schemas"]["AssignmentAnswer"];
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
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
             * Owner
             * @description path of the scope that answers for it
             */
            owner: string;
            /**
             * Path
             * @description the grid's path from the root
             */
            path: string;
            /** Reports */
            reports: components["schemas"]["CaseReport"][];
            /**
             * Status
             * @description reported, assigned, accepted, resolved or closed
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
            timeline: components["schemas"]["Entry"][];
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
         * CaseReport
         * @description A report as those who work its case see it.
         */
        CaseReport: {
            /** Channel */
            channel: string;
            contact: components["schemas"]["Contact"] | null;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Photos */
            photos: components["schemas"]["Photo"][];
            /** Received At */
            received_at: string;
        };
        /**
         * CaseTask
         * @description One handing over of a case.
         */
        CaseTask: {
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
             * Worker
             * Format: uuid
             */
            worker: string;
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
         * Categories
         * @description Every category, by code.
         */
        Categories: {
            /** Categories */
            categories: components["schemas"]["CategoryAnswer"][];
        };
        /**
         * CategoryAnswer
         * @description One subclass of demand.
         */
        CategoryAnswer: {
            /** Class Name */
            class_name: string;
            /**
             * Code
             * @description 2-digit class and 2-digit subclass
             * @example 0102
             */
            code: string;
            /** Limit Amount */
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
         * Credentials
         * @description An account and its password.
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
            /** Password */
            password: string;
        };
        /**
         * Entry
         * @description One event of a case, as in the log.
         */
        Entry: {
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
            /**
             * Rank
             * @description place in the ladder: 0 is asked first, then 1, 2, …
             */
            rank: number;
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
         * Me
         * @description The calling account.
         */
        Me: {
            /** Account */
            account: string;
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
             * Role
             * @description worker, community, street, department, command_center or administrator
             */
            role: string;
            /**
             * Scope
             * @description the grid path the role holds for; empty: everywhere
             */
            scope: string;
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
         * OpenedSession
         * @description A session. The token is shown only here.
         */
        OpenedSession: {
            /**
             * Expires At
             * Format: date-time
             * @description ends then unless it is used before; each use prolongs it
             */
            expires_at: string;
            /**
             * Role
             * @description worker, community, street, department, command_center or administrator
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
         * Outcome
         * @description What was done.
         */
        Outcome: {
            /**
             * Words
             * @description 1 to 2,000 characters
             */
            words: string;
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
         * PastState
         * @description A state the grid changed to, when, and why.
         */
        PastState: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
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
         * Progress
         * @description What the holder of a receipt sees.
         */
        Progress: {
            /** Category */
            category: string;
            /** Due At */
            due_at: string;
            grid: components["schemas"]["GridName"] | null;
            /** Number */
            number: string;
            /** Received At */
            received_at: string;
            /**
             * Status
             * @description reported, assigned, accepted, resolved or closed
             */
            status: string;
            /** Timeline */
            timeline: components["schemas"]["Step"][];
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
         * Reason
         * @description Why a task is returned.
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
            /** Refused */
            refused: components["schemas"]["RefusedFix"][];
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
            location: components["schemas"]["LocationAnswer"];
            /**
             * Receipt
             * @description a secret that shows its holder the progress: GET /api/v1/reports/{receipt}
             */
            receipt: string;
        };
        /**
         * RuleInForce
         * @description The thresholds a grid is judged by.
         */
        RuleInForce: {
            /** New Grid Days */
            new_grid_days: number;
            /** Quiet Working Days */
            quiet_working_days: number;
            /**
             * Signals
             * @description events that count; `by` worker: only by a bound worker
             */
            signals: {
                [key: string]: string | null;
            }[];
            /** Zombie Days */
            zombie_days: number;
            /** Zombie Working Days */
            zombie_working_days: number;
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
        };
        /**
         * TaskCase
         * @description A case as the worker who has it sees it.
         */
        TaskCase: {
            /**
             * Category
             * @description 2-digit class and 2-digit subclass
             */
            category: string;
            /** Category Name */
            category_name: string;
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
             * Status
             * @description reported, assigned, accepted, resolved or closed
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_activity_api_v1_activity_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description only grids in this state */
                state?: ("active" | "quiet" | "zombie" | "exempt") | null;
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
    list_cases_api_v1_cases_get: {
        parameters: {
            query?: {
                /** @description a path within your scope; absent: the whole scope */
                under?: string | null;
                /** @description repeated; absent: all */
                status?: ("reported" | "assigned" | "accepted" | "resolved" | "closed")[] | null;
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
                     * @description radius of uncertainty, metres
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
                     */
                    lat: number;
                    /**
                     * Lon
                     * @description degrees on crs
                     */
                    lon: number;
                } | {
                    /**
                     * Accuracy M
                     * @description radius of uncertainty, metres
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
                     */
                    lat: number;
                    /**
                     * Lon
                     * @description degrees on crs
                     */
                    lon: number;
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
            header?: never;
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
            header?: never;
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Outcome"];
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
            header?: never;
            path: {
                /** @description the task's id, from GET /api/v1/tasks or TaskOffered */
                task_id: string;
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
                    "application/json": components["schemas"]["Alive"];
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
