var MINIMUM_NODE_MAJOR = 20
var Variable = {
	URL: "DBT_URL",
	API_KEY: "DBT_API_KEY",
	ACCOUNT_ID: "DBT_ACCOUNT_ID",
	PROJECT_ID: "DBT_PROJECT_ID",
	JOB_ID: "DBT_PR_JOB_ID",
	JOB_NAME: "DBT_JOB_NAME",
	JOB_CAUSE: "DBT_JOB_CAUSE",
	JOB_BRANCH: "DBT_JOB_BRANCH",
	JOB_SCHEMA_OVERRIDE: "DBT_JOB_SCHEMA_OVERRIDE",
	GIT_SHA: "DBT_GIT_SHA",
	PULL_REQUEST_ID: "DBT_PULL_REQUEST_ID",
	GIT_CONNECTION: "DBT_GIT_CONNECTION",
	PULL_REQUEST_SCHEMA: "DBT_PULL_REQUEST_SCHEMA",
	REPOSITORY: "DBT_REPOSITORY",
	FROM_FORK: "DBT_FROM_FORK",
	STEPS_OVERRIDE: "DBT_STEPS_OVERRIDE",
	TARGET_NAME_OVERRIDE: "DBT_TARGET_NAME_OVERRIDE",
	THREADS_OVERRIDE: "DBT_THREADS_OVERRIDE",
	VERSION_OVERRIDE: "DBT_VERSION_OVERRIDE",
	GENERATE_DOCS_OVERRIDE: "DBT_GENERATE_DOCS_OVERRIDE",
	TIMEOUT_SECONDS_OVERRIDE: "DBT_TIMEOUT_SECONDS_OVERRIDE",
	IF_ACTIVE: "DBT_IF_ACTIVE",
	RERUN_FROM_FAILURE: "DBT_RERUN_FROM_FAILURE",
	WAIT: "DBT_WAIT",
	RUN_TIMEOUT_SECONDS: "DBT_RUN_TIMEOUT_SECONDS",
	ON_DEADLINE: "DBT_ON_DEADLINE",
	SUPERSEDE: "DBT_SUPERSEDE",
	POLL_INTERVAL_SECONDS: "DBT_POLL_INTERVAL_SECONDS",
	HTTP_TIMEOUT_SECONDS: "DBT_HTTP_TIMEOUT_SECONDS",
	RETRY_WINDOW_SECONDS: "DBT_RETRY_WINDOW_SECONDS",
	LOG_LINES: "DBT_LOG_LINES",
	DEBUG_LOGS: "DBT_DEBUG_LOGS",
	JUNIT_PATH: "DBT_JUNIT_PATH",
	CODE_QUALITY_PATH: "DBT_CODE_QUALITY_PATH",
	ARTIFACTS_DIR: "DBT_ARTIFACTS_DIR",
	OUTPUT_JSON: "DBT_OUTPUT_JSON",
	BITBUCKET_TOKEN: "BITBUCKET_ACCESS_TOKEN",
	STATE_FILE: "DBT_STATE_FILE",
	EMULATOR_URL: "DBT_EMULATOR_URL"
}
var Default = {
	DBT_URL: "https://cloud.getdbt.com",
	DBT_JOB_CAUSE: "API-triggered job",
	DBT_GIT_CONNECTION: "auto",
	DBT_PULL_REQUEST_SCHEMA: "off",
	DBT_FROM_FORK: "off",
	DBT_IF_ACTIVE: "start",
	DBT_RERUN_FROM_FAILURE: "off",
	DBT_WAIT: "on",
	DBT_RUN_TIMEOUT_SECONDS: "0",
	DBT_ON_DEADLINE: "cancel",
	DBT_SUPERSEDE: "off",
	DBT_HTTP_TIMEOUT_SECONDS: "30",
	DBT_RETRY_WINDOW_SECONDS: "900",
	DBT_LOG_LINES: "50",
	DBT_DEBUG_LOGS: "off"
}
var ExitCode = {
	SUCCESS: 0,
	RUN_FAILED: 1,
	CONFIGURATION: 2,
	REFUSED: 3,
	RUN_CANCELLED: 4,
	DEADLINE: 5,
	UNKNOWN: 6,
	INTERRUPTED: 130,
	TERMINATED: 143
}

function readJson(text) {
	const exact = text.replace(/("id"\s*:\s*)(\d{16,})/g, '$1"$2"')
	try {
		return JSON.parse(exact)
	} catch {
		return
	}
}
function asObject(value) {
	return isObject(value) ? value : {}
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value)
}
function asList(value) {
	return Array.isArray(value) ? value : []
}
function asText(value) {
	return typeof value === "string" ? value : ""
}
function errorText(error) {
	return error instanceof Error ? error.message : String(error)
}
function asId(value) {
	if (typeof value === "number" && Number.isSafeInteger(value)) return String(value)
	return typeof value === "string" && /^\d+$/.test(value) ? value : ""
}

var Status = { QUEUED: 1, STARTING: 2, RUNNING: 3, SUCCESS: 10, ERROR: 20, CANCELLED: 30 }
var FINAL = [Status.SUCCESS, Status.ERROR, Status.CANCELLED]
function readRun(data) {
	if (!isObject(data)) return
	const id = asId(data.id)
	if (id === "" || typeof data.status !== "number") return
	return {
		id,
		status: data.status,
		isComplete: data.is_complete === true,
		message: asText(data.status_message),
		href: /^https?:\/\/\S+$/.test(asText(data.href)) ? asText(data.href) : "",
		projectId: asId(data.project_id),
		seconds: readSeconds(asText(data.run_duration)),
		cause: asText(asObject(data.trigger).cause),
		retryOf: asId(data.retrying_run_id),
		steps: asList(data.run_steps).filter(isObject).map(readStep)
	}
}
function readRuns(list) {
	return Array.isArray(list) ? list.map(readRun).filter(run => run !== void 0) : void 0
}
function isActive(run) {
	return !run.isComplete && !FINAL.includes(run.status)
}
function statusName(status) {
	const [name] = Object.entries(Status).find(([, code]) => code === status) ?? []
	return name === void 0 ? `status ${status}` : name[0] + name.slice(1).toLowerCase()
}
function stepTitle({ number, name }) {
	return `step ${number}, ${name}`
}
function readStep(step, position) {
	return {
		number: typeof step.index === "number" ? step.index : position + 1,
		name: asText(step.name) || "step without a name",
		status: typeof step.status === "number" ? step.status : 0,
		seconds: readSeconds(asText(step.duration)),
		log: asText(step.logs) || asText(step.debug_logs) || asText(step.truncated_debug_logs)
	}
}
function readSeconds(duration) {
	const match = /^(\d+):(\d\d):(\d\d)/.exec(duration)
	return match === null ? void 0 : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])
}

function formatDuration(milliseconds) {
	const total = Math.max(0, Math.round(milliseconds / 1e3))
	const seconds = total % 60
	const minutes = Math.floor(total / 60) % 60
	const hours = Math.floor(total / 3600)
	if (hours > 0) return `${hours}h ${pad(minutes)}m ${pad(seconds)}s`
	if (minutes > 0) return `${minutes}m ${pad(seconds)}s`
	return `${seconds}s`
}
function pad(number) {
	return String(number).padStart(2, "0")
}

var SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"]
var NOTHING_LEFT = "nothing is left to do"
var CANCEL_IT = "cancel it in dbt Cloud"
var START_AGAIN = "start this job again if the run is needed"
function misconfigured(log, ...problems) {
	problems.forEach(log)
	const what = `nothing was started because of ${problems.length === 1 ? "the problem" : `the ${problems.length} problems`} above`
	return outcomeOf(ExitCode.CONFIGURATION, `not configured: ${what}`, "correct the variables and start this job again")
}
function unknownCommand(args, commands) {
	const advice = `give ${commands.join(" or ")}, or nothing to start the job and follow its run`
	return outcomeOf(ExitCode.CONFIGURATION, `not configured: '${args.join(" ")}' is no command`, advice)
}
function fromFork() {
	const what = "skipped: a pull request from a fork gets no secrets, so no run was started"
	return outcomeOf(ExitCode.SUCCESS, what, "somebody with access can run it from a branch of the repository")
}
function checked(config) {
	const what = "checked: host, key, account, project and job are right, and nothing was started"
	return outcomeOf(ExitCode.SUCCESS, what, "whether the token may start runs shows only with a run", jobLink(config))
}
function notChecked(config, reason, advice) {
	return outcomeOf(ExitCode.REFUSED, `refused: dbt Cloud does not show job ${config.jobId} (${reason})`, advice, jobLink(config))
}
function cleanedUp(what, link) {
	return outcomeOf(ExitCode.SUCCESS, `cleaned up: ${what}`, NOTHING_LEFT, link)
}
function notCancelled(runId, reason, link) {
	return outcomeOf(ExitCode.REFUSED, `refused: run ${runId} could not be cancelled (${reason}) and may go on`, CANCEL_IT, link)
}
function succeeded({ id, since, link }, now) {
	return outcomeOf(ExitCode.SUCCESS, `success: run ${id} succeeded after ${formatDuration(now - since)}`, NOTHING_LEFT, link)
}
function leftRunning({ id, link }) {
	return outcomeOf(ExitCode.SUCCESS, `started: run ${id} goes on without this job`, `leave DBT_WAIT out to wait for its end`, link)
}
function failed({ id, link }, step) {
	const where = step === void 0 ? "" : ` in ${stepTitle(step)}`
	return outcomeOf(ExitCode.RUN_FAILED, `failed: run ${id} ended with an error${where}`, "correct what failed and run it again", link)
}
function cancelledElsewhere({ id, link }) {
	return outcomeOf(ExitCode.RUN_CANCELLED, `cancelled: run ${id} was cancelled in dbt Cloud`, START_AGAIN, link)
}
function endedUnknown({ id, link }, status) {
	const what = `unknown: run ${id} is complete with ${statusName(status)}, which this program does not know`
	return outcomeOf(ExitCode.UNKNOWN, what, "read its result in dbt Cloud", link)
}
function notStarted(config, reason, advice) {
	return outcomeOf(ExitCode.REFUSED, `refused: job ${config.jobId || config.jobName} was not started (${reason})`, advice, jobLink(config))
}
function notShown({ id, link }, reason, advice) {
	return outcomeOf(ExitCode.REFUSED, `refused: dbt Cloud does not show run ${id} (${reason}), which may go on`, advice, link)
}
function lost({ id, link }, reason, outage) {
	const what = `unknown: run ${id} could not be read for ${formatDuration(outage)} (${reason}) and may go on`
	return outcomeOf(ExitCode.UNKNOWN, what, "read its result in dbt Cloud before you start this job again", link)
}
function perhapsStarted(config, reason) {
	const what = `unknown: job ${config.jobId} may or may not have been started (${reason})`
	return outcomeOf(ExitCode.UNKNOWN, what, "look at its runs before you start this job again", jobLink(config))
}
function stopped(reason, fate, link, advice) {
	if (reason === "deadline") return outcomeOf(ExitCode.DEADLINE, `deadline: ${fate}`, advice ?? `raise DBT_RUN_TIMEOUT_SECONDS if the job needs longer`, link)
	const code = reason === "SIGINT" ? ExitCode.INTERRUPTED : ExitCode.TERMINATED
	return outcomeOf(code, `cancelled by ${reason}: ${fate}`, advice ?? START_AGAIN, link)
}
function crashed(error, link) {
	const what = `unknown: run-and-monitor has a fault (${String(error)}), and a run may go on`
	return outcomeOf(ExitCode.UNKNOWN, what, "look at the job's runs, and report the fault", link)
}
function jobLink(config) {
	return pageLink(config, `jobs/${config.jobId}`)
}
function runLink(config, runId) {
	return pageLink(config, `runs/${runId}/`)
}
function pageLink({ host, accountId, projectId }, page) {
	return `${host}/deploy/${accountId}/projects/${projectId}/${page}`
}
function outcomeOf(code, what, advice, link) {
	return { code, sentence: `${what}; ${advice}${link === void 0 ? "" : `; see ${link}`}` }
}

var LONGEST_PAUSE_MS = 3e4
var LONGEST_ASKED_MS = 3e5
function withFailure(outage, moment) {
	return outage === void 0 ? { since: moment.now, failures: 1 } : { since: outage.since, failures: outage.failures + 1 }
}
function isExhausted(outage, moment, window) {
	return moment.now - outage.since >= window
}
function retryDelayMs(outage, moment, limits) {
	const doubling = Math.min(LONGEST_PAUSE_MS, 1e3 * 2 ** (outage.failures - 1))
	const spread = Math.round(doubling * (0.5 + moment.random / 2))
	const left = outage.since + limits.window - moment.now
	const wanted = limits.asked === void 0 ? spread : limits.asked + Math.round(1e3 * moment.random)
	return Math.max(0, Math.min(wanted, LONGEST_ASKED_MS, left))
}

async function requestWithRetries({ config, send, clock, log, window }, request) {
	const { signal } = new AbortController()
	let outage
	for (;;) {
		const answer = await send(request, { timeoutMs: config.httpTimeoutMs, signal })
		const moment = { now: clock.now(), random: clock.random() }
		if (answer.kind !== "failed") return answer
		outage = withFailure(outage, moment)
		if (isExhausted(outage, moment, window)) return answer
		const durationMs = retryDelayMs(outage, moment, { window, asked: answer.retryAfterMs })
		log(`no answer yet: ${answer.reason}; next try in ${formatDuration(durationMs)}`)
		await clock.wait(durationMs, signal)
	}
}

function triggerRequest(config, cause) {
	const { jobId, gitBranch, schemaOverride, overrides } = config
	return post(config, `jobs/${jobId}/run/`, { cause, git_branch: gitBranch, schema_override: schemaOverride, ...overrides })
}
function rerunRequest(config) {
	return post(config, `jobs/${config.jobId}/rerun/`)
}
function jobRequest(config) {
	return get(config, `jobs/${config.jobId}/`)
}
var JOBS_OF_A_PAGE = 100
function jobsRequest(config, text, offset) {
	const name = text === "" ? "" : `&name__icontains=${encodeURIComponent(text)}`
	return get(config, `jobs/?project_id=${config.projectId}&limit=${JOBS_OF_A_PAGE}&offset=${offset}${name}`)
}
function newestRunsRequest(config) {
	return get(config, `runs/?job_definition_id=${config.jobId}&order_by=-id&limit=100&${withRelated("trigger")}`)
}
function lastSuccessesRequest(config) {
	return get(config, `runs/?job_definition_id=${config.jobId}&status=10&order_by=-id&limit=10`)
}
function runRequest(config, runId) {
	const logs = config.debugLogs === "on" ? ["debug_logs"] : []
	return get(config, `runs/${runId}/?${withRelated("run_steps", ...logs)}`)
}
function cancelRequest(config, runId) {
	return post(config, `runs/${runId}/cancel/`)
}
function get({ accountId }, place) {
	return { method: "GET", path: accountPath(accountId, place) }
}
function post({ accountId }, place, body) {
	return { method: "POST", path: accountPath(accountId, place), body }
}
function accountPath(accountId, place) {
	return `/api/v2/accounts/${accountId}/${place}`
}
function withRelated(...names) {
	return `include_related=${encodeURIComponent(JSON.stringify(names))}`
}

function mayPass(answer) {
	return answer.kind === "failed" || answer.kind === "refused" && answer.by === "gateway"
}
function failure(reason, carriedOut, more) {
	return { kind: "failed", reason, carriedOut, ...more }
}
var COOL_DOWN_MS = 3e4
function readAnswer(response, now) {
	const { status, headers } = response
	if (status >= 300 && status < 400) return { kind: "redirected", target: headers.location ?? "an address that was not given" }
	const body = readJson(response.text)
	const envelope = isObject(body) ? asObject(body.status) : {}
	if (status >= 200 && status < 300) {
		if (!isObject(body) || !("data" in body)) return failure(`HTTP ${status} without a readable answer`, "perhaps")
		if (envelope.is_success !== false) return { kind: "data", data: body.data }
	}
	const code = status < 300 && typeof envelope.code === "number" ? envelope.code : status
	const message = messageOf(body)
	const retryAfterMs = askedPause(headers, now)
	if (code === 429) return failure("HTTP 429, too many requests", "no", { retryAfterMs: retryAfterMs ?? COOL_DOWN_MS })
	if (code >= 400 && code < 500 && code !== 408 && code !== 425) return { kind: "refused", status: code, message, ...isObject(body) ? {} : { by: "gateway" } }
	const final = (code === 500 || code === 503) && isObject(body)
	return failure(httpReason(code, message), final || code === 425 ? "no" : "perhaps", { retryAfterMs })
}
function httpReason(status, message) {
	return `HTTP ${status}${message === "" ? "" : `, ${message}`}`
}
function contentOf(answer, read) {
	if (answer.kind !== "data") return answer
	const data = read(answer.data)
	return data === void 0 ? failure("the answer is not what was asked for", "perhaps") : { kind: "data", data }
}
function messageOf(body) {
	if (!isObject(body)) return ""
	const status = asObject(body.status)
	return asText(status.user_message) || asText(status.developer_message) || fieldMessages(body)
}
function fieldMessages(body) {
	if ("status" in body || "data" in body) return ""
	return JSON.stringify(body).slice(0, 300)
}
function askedPause(headers, now) {
	const text = (headers["retry-after"] ?? headers["x-rate-limit-retry-after-seconds"] ?? "").trim()
	if (/^\d+$/.test(text)) return Number(text) * 1e3
	const date = Date.parse(text)
	return Number.isNaN(date) ? void 0 : Math.max(0, date - serverTime(headers, now))
}
function serverTime(headers, now) {
	const date = Date.parse(headers.date ?? "")
	return Number.isNaN(date) ? now : date
}

function reasonAndAdvice(answer, config) {
	return [reasonOf(answer), help(answer, config)]
}
function reasonOf(answer) {
	switch (answer.kind) {
		case "refused": return answer.by === "gateway" ? `HTTP ${answer.status} without the JSON of dbt Cloud` : httpReason(answer.status, answer.message)
		case "redirected": return `it redirects to ${answer.target}, where the key is not sent`
		case "failed": return answer.reason
	}
}
var TOKEN_BY_PLAN = "on an Enterprise plan take a service token with the permission set Job Runner for this project, on a Developer or Starter plan a personal access token, on a legacy Team plan a service token with Job Admin"
function help(answer, config) {
	const { host, apiHost, accountId, jobId } = config
	switch (answer.kind === "refused" ? answer.status : answer.suspect ?? answer.kind) {
		case 401: return `check DBT_API_KEY, and that DBT_URL (${host}) is the access URL in the account's settings: each region and account has its own; ${TOKEN_BY_PLAN}`
		case 403: return `check DBT_ACCOUNT_ID (${accountId}), and that the token belongs to that account and may run this job; ${TOKEN_BY_PLAN}`
		case 404: return `check DBT_PR_JOB_ID (${jobId}) and DBT_ACCOUNT_ID (${accountId}), and that the token may see them`
		case 400:
		case 422: return `check DBT_JOB_CAUSE, DBT_JOB_BRANCH and the overrides that are set`
		case "redirected": return `set DBT_URL to the account's access URL instead of ${host}`
		case "certificate": return `check DBT_URL (${host}); NODE_EXTRA_CA_CERTS can name the certificate of an authority of your own`
		case "proxy": return "check HTTPS_PROXY and NO_PROXY"
		case "address":
		case "failed": return `check DBT_URL, and that ${apiHost} can be reached from here, and start this job again`
		default: return "read what the API says"
	}
}

async function findJob(client) {
	const { config, log } = client
	const { jobName, projectId } = config
	if (jobName === void 0) return config
	const jobs = []
	let known
	do {
		known = jobs.length
		const answer = await requestWithRetries(client, jobsRequest(config, jobName, known))
		if (answer.kind !== "data") return notStarted(config, ...reasonAndAdvice(answer, config))
		jobs.push(...readJobs(answer.data).filter(({ id }) => jobs.every(job2 => job2.id !== id)))
	} while (jobs.length === known + JOBS_OF_A_PAGE)
	const [job, ...others] = jobs.filter(({ name }) => name === jobName)
	if (job !== void 0 && others.length === 0) return { ...config, jobId: job.id }
	const why = job === void 0 ? `shows no job of that name; similar: ${listed(jobs) || "none"}` : `has several jobs of that name: ${listed([job, ...others])}; give DBT_PR_JOB_ID instead`
	return misconfigured(log, `DBT_JOB_NAME is '${jobName}', but project ${projectId} ${why}`)
}
function readJobs(list) {
	return asList(list).map(asObject).map(({ id, name }) => ({ id: asId(id), name: asText(name) }))
}
function listed(jobs) {
	return jobs.slice(0, 10).map(({ id, name }) => `'${name}' (${id})`).join(", ")
}

import * as fs from "node:fs"
import * as path from "node:path"
function stateFileWriter(config, log) {
	const { stateFile, accountId, host } = config
	if (stateFile === void 0) return () => void 0
	let written = ""
	attempt(() => fs.rmSync(stateFile, { force: true }), log)
	return state => {
		const run = "run" in state ? state.run : void 0
		if (run === void 0 || run.shared !== void 0 || run.id === written) return
		written = run.id
		attempt(() => {
			fs.mkdirSync(path.dirname(stateFile), { recursive: true })
			fs.writeFileSync(stateFile, `${JSON.stringify({ run_id: run.id, account_id: accountId, host, link: run.link })}
`)
		}, log)
	}
}
function readStateFile(file) {
	try {
		const content = asObject(readJson(fs.readFileSync(file, "utf8")))
		const run = { runId: asText(content.run_id), accountId: asText(content.account_id), host: asText(content.host) }
		return /^\d+$/.test(run.runId) ? run : { problem: `${file} names no run` }
	} catch (error) {
		return asObject(error).code === "ENOENT" ? void 0 : { problem: `${file} cannot be read: ${errorText(error)}` }
	}
}
function attempt(act, log) {
	try {
		act()
	} catch (error) {
		log(`the state file could not be written: ${errorText(error)}`)
	}
}

function systemClock() {
	const start = Date.now() - performance.now()
	return {
		now: () => Math.round(start + performance.now()),
		random: () => Math.random(),
		wait: (durationMs, signal) => new Promise(resolve3 => {
			const timer = setTimeout(resolve3, durationMs)
			signal.addEventListener("abort", () => clearTimeout(timer), { once: true })
		})
	}
}

import * as v8 from "node:v8"
import * as vm from "node:vm"

import * as http from "node:http"
import * as https from "node:https"
import * as tls from "node:tls"
import * as zlib from "node:zlib"


var PASTED_PATH = /^\/+(api|deploy|accounts|settings|next)(\/.*)?$/
function readAddress(value) {
	const shown = value.slice(0, 200)
	const url = parseAddress(value, "https")
	if (url === void 0) return { problem: `is '${shown}', which is not an address: give a host such as ab123.us1.dbt.com` }
	if (url.username !== "" || url.password !== "") return { problem: "holds a user name or password: give the host alone" }
	if (url.protocol !== "https:" && url.protocol !== "http:") return { problem: `is '${shown}': only https is allowed` }
	if (url.protocol === "http:" && !isLoopback(url.hostname)) return { problem: `is '${shown}', which would send the key unencrypted: write https` }
	if (!/^\/*$/.test(url.pathname) && !PASTED_PATH.test(url.pathname)) return { problem: `is '${shown}': give the host alone, without the path '${url.pathname}'` }
	return { origin: url.origin }
}
function readEmulatorAddress(value) {
	const url = parseAddress(value, "https")
	if (url === void 0 || !isLoopback(url.hostname)) return { problem: `is '${value.slice(0, 200)}': only a loopback address such as http://127.0.0.1:8080 is allowed` }
	return readAddress(value)
}
function isLoopback(hostname) {
	return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname)
}
function parseAddress(value, scheme) {
	try {
		return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `${scheme}://${value}`)
	} catch {
		return
	}
}
function bareHost({ hostname }) {
	return hostname.replace(/^\[|\]$/g, "")
}

var PROXY = ["https_proxy", "HTTPS_PROXY"]
function readProxyRule(env) {
	const value = firstSet(env, PROXY)
	const except = firstSet(env, ["no_proxy", "NO_PROXY"]).toLowerCase().split(/[\s,]+/).filter(entry => entry !== "")
	if (value === "") return { except }
	const proxy = parseAddress(value, "http")
	if (proxy !== void 0 && /^https?:$/.test(proxy.protocol)) return { proxy, except }
	return { problem: "is not the address of an HTTP proxy: give one such as http://proxy.example.com:3128" }
}
function proxySecrets(env) {
	const password = parseAddress(firstSet(env, PROXY), "http")?.password ?? ""
	return [password, decoded(password)]
}
function proxyCredentials({ username, password }) {
	return username === "" ? "" : Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64")
}
function decoded(text) {
	try {
		return decodeURIComponent(text)
	} catch {
		return text
	}
}
function proxyFor(url, rule) {
	const direct = url.protocol === "http:" || isLoopback(url.hostname) || rule.except.some(entry => covers(entry, url))
	return direct ? void 0 : rule.proxy
}
function covers(entry, url) {
	const host = bareHost(url)
	if (entry === "*" || entry === host) return true
	const [, name, port] = /^\*?\.?([^:*]+?)(?::(\d+))?$/.exec(entry) ?? []
	return name !== void 0 && (port ?? (url.port || "443")) === (url.port || "443") && `.${host}`.endsWith(`.${name}`)
}
function firstSet(env, names) {
	return names.map(name => (env[name] ?? "").trim()).find(value => value !== "") ?? ""
}

function openTunnel(proxy, authority, signal) {
	return new Promise((resolve3, reject) => {
		const fail = (code, reason) => reject(Object.assign(new Error(`proxy ${proxy.host}: ${reason}`), { code }))
		const request = connectRequest(proxy, authority, signal)
		request.once("error", error => fail("ERR_PROXY", error.message || error.code || "no connection"))
		request.once("connect", (response, socket) => {
			if (response.statusCode === 200) return resolve3(socket)
			socket.destroy()
			const status = response.statusCode ?? 0
			fail(status >= 500 ? "ERR_PROXY" : "ERR_PROXY_REFUSED", `HTTP ${status} ${response.statusMessage ?? ""}`.trim())
		})
		request.end()
	})
}
function connectRequest(proxy, authority, signal) {
	const isPlain = proxy.protocol === "http:"
	const { request: open } = isPlain ? http : https
	const credentials = proxyCredentials(proxy)
	return open({
		host: bareHost(proxy),
		port: proxy.port || (isPlain ? 80 : 443),
		method: "CONNECT",
		path: authority,
		headers: { host: authority, ...credentials === "" ? {} : { "proxy-authorization": `Basic ${credentials}` } },
		agent: false,
		signal
	})
}

var KEPT = /\d of \d{1,7} (?!START)[A-Z]|(?:Failed|Errored|Warned|Succeeded|Passed|Skipped) {1,3}\[[ \d.s-]{1,20}\] {1,3}\w/
var NEEDLES = [" of ", "ed ["]
var LINE_BREAK = "\\n"
var QUOTE = 34
var BACKSLASH = 92
async function thinnedText(body, longest) {
	const thinner = new Thinner(longest)
	for await (const chunk of body) thinner.push(chunk)
	return thinner.text()
}
var Thinner = class {
	constructor(longest) {
		this.longest = longest
	}
	longest
	bytes = Buffer.alloc(65536)
	end = 0
	from
	push(chunk) {
		let next = this.end
		this.append(chunk)
		for (;;) {
			const quote = this.bytes.subarray(0, this.end).indexOf(QUOTE, next)
			if (quote < 0) break
			next = quote + 1
			if (this.from === void 0) {
				this.from = next
			} else if (!this.isEscaped(quote)) {
				next -= this.thinOut(this.from, quote)
				this.from = void 0
			}
		}
		if (this.from !== void 0) this.thinOut(this.from, this.end)
	}
	text() {
		return this.bytes.toString("utf8", 0, this.end)
	}
	append(chunk) {
		const end2 = this.end + chunk.length
		if (end2 > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * end2)
		this.bytes.set(chunk, this.end)
		this.end = end2
	}
	isEscaped(at) {
		return (at - this.startOfBackslashes(at)) % 2 === 1
	}
	startOfBackslashes(end2) {
		let start = end2
		while (this.bytes[start - 1] === BACKSLASH) start--
		return start
	}
	thinOut(from, to) {
		if (to - from <= 2 * this.longest) return 0
		const cut = this.bytes.lastIndexOf(LINE_BREAK, to - this.longest)
		const rest = cut < from ? this.startOfBackslashes(to) : cut + LINE_BREAK.length
		const kept = cut < from ? from : this.keepLines(from, cut)
		this.bytes.copyWithin(kept, rest, this.end)
		this.end -= rest - kept
		this.from = kept
		return rest - kept
	}
	keepLines(from, cut) {
		const bytes = this.bytes.subarray(0, cut)
		let kept = from
		const hits = NEEDLES.map(needle => bytes.indexOf(needle, from))
		const nextHit = next => {
			NEEDLES.forEach((needle, index) => {
				if (hits[index] >= 0 && hits[index] < next) hits[index] = bytes.indexOf(needle, next)
			})
			return Math.min(...hits.map(hit => hit < 0 ? Infinity : hit))
		}
		for (let next = from, hit = nextHit(from); hit < Infinity; hit = nextHit(next)) {
			const start = Math.max(next, bytes.lastIndexOf(LINE_BREAK, hit) + LINE_BREAK.length)
			const lineBreak = bytes.indexOf(LINE_BREAK, hit)
			next = (lineBreak < 0 ? cut : lineBreak) + LINE_BREAK.length
			if (!KEPT.test(bytes.toString("latin1", start, next))) continue
			this.bytes.copyWithin(kept, start, next)
			kept += next - start
		}
		return kept
	}
}

var LONGEST_TEXT = 2e5
async function exchange(request, read = body => thinnedText(body, LONGEST_TEXT)) {
	const url = new URL(request.url)
	const proxy = proxyFor(url, request.proxies)
	if (proxy === void 0) return carry(request, url, read, { agent: false })
	const authority = `${url.hostname}:${url.port || "443"}`
	const host = bareHost(url)
	try {
		const socket = await openTunnel(proxy, authority, request.signal)
		return await carry(request, url, read, { createConnection: () => tls.connect({ socket, host, servername: /^[\d.:]+$/.test(host) ? "" : host }) })
	} catch (error) {
		return noResponse(error, "no")
	}
}
function carry({ method, authorization, accept = "application/json", body, signal }, url, read, connection) {
	const isPlain = url.protocol === "http:"
	const { request: open } = isPlain ? http : https
	const headers = {
		authorization,
		accept,
		"accept-encoding": "gzip",
		"user-agent": "dbt-pipelines-run-and-monitor",
		...body === void 0 ? {} : { "content-type": "application/json" }
	}
	return new Promise(resolve3 => {
		let sent = "no"
		const fail = error => resolve3(noResponse(error, sent))
		const outgoing = open(url, { ...connection, method, signal, headers }, response => {
			const { statusCode: status = 0 } = response
			read(unpacked(response), status).then(text => resolve3({ status, headers: singleHeaders(response.headers), text }), fail)
		})
		outgoing.once("socket", socket => socket.once(isPlain ? "connect" : "secureConnect", () => {
			sent = "perhaps"
		}))
		outgoing.on("error", fail).end(body === void 0 ? void 0 : JSON.stringify(body))
	})
}
function unpacked(response) {
	if (response.headers["content-encoding"] !== "gzip") return response
	const body = response.pipe(zlib.createGunzip())
	response.once("error", error => body.destroy(error))
	return body
}
function noResponse(error, sent) {
	const { code, message } = asObject(error)
	return { code: asText(code), message: asText(message), sent }
}
function singleHeaders(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

var SUSPECTS = { address: /^ENOTFOUND$/, certificate: /^(?:ERR_TLS_|UNABLE_TO_)|CERT/, proxy: /^ERR_PROXY_REFUSED$/ }
function httpSender(config) {
	let received = 0
	return async (request, limits) => {
		freeMemoryAfter(received)
		const abort = new AbortController()
		const giveUp = () => abort.abort()
		const timer = setTimeout(giveUp, limits.timeoutMs)
		limits.signal.addEventListener("abort", giveUp)
		try {
			const response = await exchange(httpRequest(config, request, abort.signal))
			received = "text" in response ? response.text.length : 0
			if ("status" in response) return readAnswer(response, Date.now())
			if (!abort.signal.aborted) return readNoResponse(response)
			return failure(`no answer within ${limits.timeoutMs / 1e3} s`, response.sent)
		} finally {
			clearTimeout(timer)
			limits.signal.removeEventListener("abort", giveUp)
		}
	}
}
function httpRequest({ apiHost, apiKey, proxies }, { method, path: path, body }, signal) {
	return { method, url: apiHost + path, authorization: `Token ${apiKey}`, body, proxies, signal }
}
function readNoResponse({ code, message, sent }) {
	const reason = [code, message].filter(text => text !== "").join(": ") || "the request failed"
	const suspect = ["address", "certificate", "proxy"].find(name => SUSPECTS[name].test(code))
	return failure(reason, sent, { suspect })
}
var LARGE = 5e4
var collect
function freeMemoryAfter(length) {
	if (length < LARGE) return
	if (collect === void 0) {
		v8.setFlagsFromString("--expose-gc")
		collect = vm.runInNewContext("gc")
	}
	if (typeof collect === "function") collect()
}

var PROVIDERS = {
	github: {
		runId: "GITHUB_RUN_ID",
		counters: { GITHUB_RUN_ATTEMPT: "1" },
		place: ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_WORKFLOW_REF", "GITHUB_JOB", "GITHUB_ACTION"],
		ref: ["GITHUB_REF", "GITHUB_HEAD_REF"]
	},
	gitlab: {
		runId: "CI_PIPELINE_ID",
		attempt: "CI_JOB_ID",
		counters: { CI_JOB_RETRY_COUNT: "0" },
		place: ["CI_SERVER_URL", "CI_PROJECT_ID", "CI_JOB_NAME"],
		ref: ["CI_MERGE_REQUEST_IID", "CI_COMMIT_REF_NAME"]
	},
	azure: {
		runId: "BUILD_BUILDID",
		counters: { SYSTEM_STAGEATTEMPT: "1", SYSTEM_PHASEATTEMPT: "1", SYSTEM_JOBATTEMPT: "1" },
		place: ["SYSTEM_COLLECTIONID", "SYSTEM_TEAMPROJECTID", "SYSTEM_DEFINITIONID", "SYSTEM_STAGENAME", "SYSTEM_PHASENAME", "SYSTEM_JOBNAME"],
		ref: ["BUILD_SOURCEBRANCH"]
	},
	bitbucket: {
		runId: "BITBUCKET_BUILD_NUMBER",
		counters: { BITBUCKET_STEP_RUN_NUMBER: "1" },
		place: ["BITBUCKET_REPO_UUID", "BITBUCKET_PARALLEL_STEP"],
		ref: ["BITBUCKET_PR_ID", "BITBUCKET_BRANCH", "BITBUCKET_TAG"]
	}
}
function readPipelineJob(env) {
	for (const [provider, variables] of Object.entries(PROVIDERS)) {
		const runId = digits(env[variables.runId])
		if (runId === void 0) continue
		const counters = Object.entries(variables.counters)
		const [counter] = counters[counters.length - 1]
		return {
			provider,
			runId,
			attempt: digits(env[variables.attempt ?? counter]) ?? "0",
			restarted: counters.every(([name, first]) => env[name] === first) ? "no" : "perhaps",
			place: valuesOf(env, variables.place),
			ref: valuesOf(env, variables.ref)
		}
	}
	return
}
function digits(value) {
	return value !== void 0 && /^\d{1,20}$/.test(value) ? value : void 0
}
function valuesOf(env, names) {
	return JSON.stringify(names.map(name => env[name] ?? ""))
}

var UNRESOLVED = /^(\$\([^)]*\)|\$\{\{.*\}\}|\$\{?\w+\}?)$/
function isUnresolved(value) {
	return UNRESOLVED.test(value)
}
function addProblem({ problems }, name, problem) {
	problems.push(`${name} ${problem}`)
}
function textOf({ env }, name) {
	return (env[name] ?? "").trim() || Default[name]
}
function knownText(given, name) {
	const value = textOf(given, name)
	if (value === void 0 || !isUnresolved(value)) return value
	return addProblem(given, name, `is '${value}', a reference that was not resolved: define it, or leave the variable out`)
}
function resolvedText(given, name) {
	const value = textOf(given, name)
	if (value === void 0 || !isUnresolved(value)) return value
	given.remarks.push(`${name} is '${value}', which was not resolved: it is left out`)
	return
}
function requiredText(given, name, whereToFind) {
	if (textOf(given, name) !== void 0) return knownText(given, name) ?? ""
	addProblem(given, name, given.env[name] === void 0 ? `is not set: ${whereToFind}` : `is empty: ${whereToFind}; a provider hands no secret to a fork, and may hand none to a branch that is not protected`)
	return ""
}
function idOf(given, name, whereToFind) {
	const value = requiredText(given, name, whereToFind)
	if (!/^\d*$/.test(value)) addProblem(given, name, `is '${value.slice(0, 100)}', but an id has digits only: ${whereToFind}`)
	return value
}
function numberOf(given, name, least, most) {
	const value = textOf(given, name)
	if (value === void 0) return
	const number = Number(value)
	if (/^\d+(\.\d+)?$/.test(value) && number >= least && number <= most) return number
	return addProblem(given, name, `is '${value.slice(0, 100)}': give a number from ${least} to ${most}`)
}
function integerOf(given, name, least, most) {
	const number = numberOf(given, name, least, most)
	return number === void 0 || Number.isInteger(number) ? number : addProblem(given, name, `is '${number}': give a whole number`)
}
function millisecondsOf(given, name, least, most) {
	const seconds = numberOf(given, name, least, most)
	return seconds === void 0 ? void 0 : Math.round(seconds * 1e3)
}
function choiceOf(given, name, ...choices) {
	const value = textOf(given, name) ?? ""
	const choice = choices.find(candidate => candidate === value.toLowerCase())
	return choice ?? addProblem(given, name, `is '${value.slice(0, 100)}': give ${choices.join(" or ")}`) ?? choices[0]
}
function switchOf(given, name) {
	return ["on", "true"].includes(choiceOf(given, name, "off", "on", "true", "false")) ? "on" : "off"
}

var PULL_REQUEST_FIELDS = {
	github: "github_pull_request_id",
	gitlab: "gitlab_merge_request_id",
	azure: "azure_pull_request_id",
	git_url: "non_native_pull_request_id"
}
function pullRequestField(given) {
	const connection = choiceOf(given, "DBT_GIT_CONNECTION", "auto", "github", "gitlab", "azure", "git_url")
	return PULL_REQUEST_FIELDS[connection === "auto" ? connectionToHost(given.env) : connection]
}
function connectionToHost(env) {
	const host = env.BUILD_REPOSITORY_PROVIDER ?? readPipelineJob(env)?.provider ?? ""
	if (/^github/i.test(host)) return "github"
	if (host === "gitlab") return host
	return host === "TfsGit" ? "azure" : "git_url"
}
function readOverrides(given) {
	const all = {
		git_sha: resolvedText(given, "DBT_GIT_SHA"),
		[pullRequestField(given)]: resolvedText(given, "DBT_PULL_REQUEST_ID") && integerOf(given, "DBT_PULL_REQUEST_ID", 1, Number.MAX_SAFE_INTEGER),
		dbt_version_override: knownText(given, "DBT_VERSION_OVERRIDE"),
		threads_override: integerOf(given, "DBT_THREADS_OVERRIDE", 1, 1e3),
		target_name_override: knownText(given, "DBT_TARGET_NAME_OVERRIDE"),
		generate_docs_override: truthOf(given, "DBT_GENERATE_DOCS_OVERRIDE"),
		timeout_seconds_override: integerOf(given, "DBT_TIMEOUT_SECONDS_OVERRIDE", 1, 86400),
		steps_override: stepsOf(given)
	}
	return Object.fromEntries(Object.entries(all).filter(entry => entry[1] !== void 0))
}
function truthOf(given, name) {
	return textOf(given, name) === void 0 ? void 0 : choiceOf(given, name, "true", "false") === "true"
}
function stepsOf(given) {
	const value = knownText(given, "DBT_STEPS_OVERRIDE")
	if (value === void 0) return
	const steps = value.startsWith("[") ? asList(readJson(value)) : value.split(/\r?\n/)
	const commands = steps.map(step => asText(step).trim()).filter(step => step !== "")
	if (commands.length > 0 && steps.every(step => typeof step === "string")) return commands
	return addProblem(
		given,
		"DBT_STEPS_OVERRIDE",
		`is '${value.slice(0, 100)}': give one command a line, or a JSON list of commands such as ["dbt build"]`
	)
}

import { createHash } from "node:crypto"
function hash(text) {
	return createHash("sha256").update(text).digest("hex")
}
function shortHash(text) {
	return hash(text).slice(0, 8)
}

var LONGEST_SCHEMA_NAME = 63
function legalSchemaName(name) {
	const legal = name.replace(/[^A-Za-z0-9_]/g, "_").replace(/^(?=\d)/, "_")
	if (legal.length <= LONGEST_SCHEMA_NAME) return legal
	const hash = shortHash(name)
	return `${legal.slice(0, LONGEST_SCHEMA_NAME - hash.length - 1)}_${hash}`
}
function readPullRequest(given, overrides) {
	const repository = knownText(given, "DBT_REPOSITORY")
	const wanted = choiceOf(given, "DBT_PULL_REQUEST_SCHEMA", "off", "on", "true", "false", "auto")
	if (wanted === "off" || wanted === "false") return
	const [, id] = Object.entries(overrides).find(([field]) => field.endsWith("_request_id")) ?? []
	if (id === void 0) {
		if (wanted === "auto") return
		return addProblem(given, "DBT_PULL_REQUEST_SCHEMA", `is on, but no pull request is known: set DBT_PULL_REQUEST_ID or DBT_JOB_SCHEMA_OVERRIDE`)
	}
	return repository === void 0 ? `${id}` : `${id}_${shortHash(repository.toLowerCase())}`
}
function pullRequestSchema(jobId, pullRequest) {
	return legalSchemaName(`dbt_cloud_pr_${jobId}_${pullRequest}`)
}

var LONGEST_NAME = 60
function misspeltVariables(env) {
	const known = Object.values(Variable)
	return Object.keys(env).filter(name => /^DBT_/i.test(name) && name.length <= LONGEST_NAME && !known.includes(name)).sort().flatMap(name => {
		const upper = name.toUpperCase()
		const nearest = known.find(candidate => distance(upper, candidate) <= (candidate.length < 16 ? 1 : 2))
		return nearest === void 0 ? [] : [`${name} is set, which is not read: is it meant to be ${nearest}?`]
	})
}
function distance(left, right) {
	let row = Array.from({ length: right.length + 1 }, (_, index) => index)
	for (let at = 1; at <= left.length; at++) {
		const before = row
		row = [at]
		for (let to = 1; to <= right.length; to++) {
			row.push(Math.min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (left[at - 1] === right[to - 1] ? 0 : 1)))
		}
	}
	return row[right.length]
}

function withPullRequestSchema(config) {
	const { pullRequest, jobId } = config
	return pullRequest === void 0 ? config : { ...config, schemaOverride: pullRequestSchema(jobId, pullRequest) }
}
var PAGE = "take it from the address of the job's page in dbt Cloud, /deploy/<account>/projects/<project>/jobs/<job>"
function readConfiguration(env) {
	const given = { env, problems: [], remarks: [] }
	const { problems, remarks } = given
	const host = hostOf(given, "DBT_URL", readAddress) ?? ""
	const emulator = hostOf(given, "DBT_EMULATOR_URL", readEmulatorAddress)
	if (emulator !== void 0) remarks.push(`rehearsal: requests go to ${emulator} because DBT_EMULATOR_URL is set`)
	if ((env["DBT_URL"] ?? "").trim() === "") remarks.push(`DBT_URL is not set: requests go to ${host}, which dbt lists for no region any more; set the access URL of your account`)
	remarks.push(...misspeltVariables(env))
	const jobName = knownText(given, "DBT_JOB_NAME")
	const schemaOverride = schemaOf(given)
	const overrides = readOverrides(given)
	readFromFork(given)
	const config = {
		host,
		apiHost: emulator ?? host,
		apiKey: keyOf(given),
		proxies: acceptedValue(given, "HTTPS_PROXY", readProxyRule(env)) ?? { except: [] },
		accountId: idOf(given, "DBT_ACCOUNT_ID", PAGE),
		projectId: idOf(given, "DBT_PROJECT_ID", PAGE),
		jobId: jobName === void 0 ? idOf(given, "DBT_PR_JOB_ID", PAGE) : "",
		jobName,
		cause: textOf(given, "DBT_JOB_CAUSE") ?? "",
		gitBranch: branchOf(given),
		schemaOverride,
		pullRequest: schemaOverride === void 0 ? readPullRequest(given, overrides) : void 0,
		overrides,
		ifActive: choiceOf(given, "DBT_IF_ACTIVE", "start", "wait", "reuse"),
		rerunFromFailure: switchOf(given, "DBT_RERUN_FROM_FAILURE"),
		wait: switchOf(given, "DBT_WAIT"),
		runTimeoutMs: millisecondsOf(given, "DBT_RUN_TIMEOUT_SECONDS", 0, 604800) || void 0,
		onDeadline: choiceOf(given, "DBT_ON_DEADLINE", "cancel", "leave"),
		supersede: switchOf(given, "DBT_SUPERSEDE"),
		pollIntervalMs: millisecondsOf(given, "DBT_POLL_INTERVAL_SECONDS", 0.02, 600),
		httpTimeoutMs: millisecondsOf(given, "DBT_HTTP_TIMEOUT_SECONDS", 0.1, 600) ?? 0,
		retryWindowMs: millisecondsOf(given, "DBT_RETRY_WINDOW_SECONDS", 0, 86400) ?? 0,
		logLines: integerOf(given, "DBT_LOG_LINES", 0, 1e4) ?? 0,
		debugLogs: switchOf(given, "DBT_DEBUG_LOGS"),
		stateFile: textOf(given, "DBT_STATE_FILE"),
		remarks
	}
	if (jobName !== void 0 && textOf(given, "DBT_PR_JOB_ID") !== void 0) problems.push(`DBT_PR_JOB_ID and DBT_JOB_NAME are set: give one of them`)
	return problems.length > 0 ? { problems } : config
}
function acceptedValue(given, name, reading) {
	return "problem" in reading ? addProblem(given, name, reading.problem) : reading
}
function hostOf(given, name, read) {
	const value = textOf(given, name)
	return value === void 0 ? void 0 : acceptedValue(given, name, read(value))?.origin
}
function keyOf(given) {
	const key = requiredText(given, "DBT_API_KEY", "create a token in dbt Cloud and hand it to this job as a secret")
	if (/^["'`\u2018-\u201f]|["'`\u2018-\u201f]$/.test(key)) {
		addProblem(given, "DBT_API_KEY", "begins or ends with a quote, which is no part of a token: store it without quotes")
		return key
	}
	if (/[^\x21-\x7e]/.test(key)) addProblem(given, "DBT_API_KEY", "holds a blank, a line break or another character that no token has: copy it again")
	if (/http|net|\*/i.test(given.env.NODE_DEBUG ?? "")) addProblem(given, "NODE_DEBUG", "has Node itself print the key: leave it out")
	return key
}
function branchOf(given) {
	const value = (given.env["DBT_JOB_BRANCH"] ?? "").trim().replace(/^refs\/heads\//, "")
	const problem = what => addProblem(given, "DBT_JOB_BRANCH", what)
	if (value === "") {
		const commit = textOf(given, "DBT_GIT_SHA")
		const isMissing = given.env["DBT_JOB_BRANCH"] !== void 0 && (commit === void 0 || isUnresolved(commit))
		return isMissing ? problem("is empty: give the branch to build, or leave the variable out for the job's own branch") : void 0
	}
	if (isUnresolved(value)) return problem(`is '${value.slice(0, 100)}', a reference that was not resolved: define it, or leave the variable out`)
	if (/^refs\/tags\//.test(value)) return problem(`is '${value.slice(0, 100)}', a tag: give its commit in DBT_GIT_SHA, and leave the branch out`)
	if (!/^refs\/(?!heads\/)/.test(value)) return value
	return problem(`is '${value.slice(0, 100)}', which is no branch: give the one that the pull request comes from, and its number in DBT_PULL_REQUEST_ID`)
}
function schemaOf(given) {
	const value = knownText(given, "DBT_JOB_SCHEMA_OVERRIDE")
	if (value === void 0) return
	const legal = legalSchemaName(value)
	if (legal !== value) given.remarks.push(`DBT_JOB_SCHEMA_OVERRIDE is sent as '${legal}', a name that every database takes`)
	return legal
}
function readFromFork(given) {
	return resolvedText(given, "DBT_FROM_FORK") === void 0 ? "off" : switchOf(given, "DBT_FROM_FORK")
}

function progressLines(before, after, elapsed, nodes) {
	const lines = after.steps.flatMap(step => {
		const moved = hasMoved(before?.steps.find(other => other.number === step.number), step) ? [stepLine(step)] : []
		const said = (nodes.get(step.number) ?? []).map(line => `    ${line}`)
		return step.status <= Status.RUNNING ? [...moved, ...said] : [...said, ...moved]
	})
	const run = before?.status === after.status ? [] : [`run ${after.id}: ${statusName(after.status)}`]
	return [...run, ...lines].map(line => stamped(line, elapsed))
}
function stillLine(run, elapsed, expectedMs) {
	const step = runningStep(run)
	const what = step === void 0 ? `run ${run.id}: still ${statusName(run.status)}` : `  ${stepTitle(step)}: still Running`
	return stamped(`${what}${prospect(elapsed, expectedMs)}`, elapsed)
}
function statusLine(run, elapsed, expectedMs) {
	const step = runningStep(run)
	const place = step === void 0 ? "" : `, step ${step.number} of ${run.steps.length}, ${step.name}`
	return stamped(`${statusName(run.status)}${prospect(elapsed, expectedMs)}${place}`, elapsed)
}
function failedStep(run) {
	return run.steps.find(step => step.status === Status.ERROR)
}
function hasMoved(known, step) {
	return known === void 0 ? step.status !== Status.QUEUED : known.status !== step.status
}
function runningStep(run) {
	return run.steps.find(step => step.status === Status.RUNNING)
}
function prospect(elapsed, expectedMs) {
	if (expectedMs === void 0) return ""
	return elapsed < expectedMs ? `, about ${formatDuration(expectedMs - elapsed)} to go` : `, longer than the usual ${formatDuration(expectedMs)}`
}
function stepLine(step) {
	const { seconds = 0 } = step
	const time = step.status > Status.RUNNING && seconds > 0 ? ` after ${formatDuration(seconds * 1e3)}` : ""
	return `  ${stepTitle(step)}: ${statusName(step.status)}${time}`
}
function stamped(line, elapsed) {
	return `${formatDuration(elapsed).padStart(7)}  ${line}`
}

var REWRITE_INTERVAL_MS = 1e3
var NARROW = 80
function openDisplay(screen, clock, safe) {
	return screen.isTTY === true ? liveDisplay(screen, clock, safe) : logDisplay(screen)
}
function logDisplay(screen) {
	return { print: line => {
		screen.write(`${line}
`)
	}, follow: () => void 0, close: () => void 0, longestSilenceMs: void 0 }
}
function liveDisplay(screen, clock, safe) {
	let followed
	const erase = () => {
		screen.write("\r\x1B[K")
	}
	const draw = () => {
		if (followed === void 0) return
		const line = safe(statusLine(followed.seen, clock.now() - followed.since, followed.expectedMs))
		erase()
		screen.write(`${Array.from(line).slice(0, (screen.columns || NARROW) - 1).join("")}`)
	}
	const timer = setInterval(draw, REWRITE_INTERVAL_MS)
	return {
		print: line => {
			erase()
			screen.write(`${line}
`)
			draw()
		},
		follow: run => {
			followed = run
		},
		close: () => {
			clearInterval(timer)
			followed = void 0
			erase()
		},
		longestSilenceMs: Infinity
	}
}

function secretHider(secrets) {
	const pattern = new RegExp(formsOf(secrets).map(form => Array.from(form.match(/\\+|[^\\]/gs) ?? [], spellings).join("")).join("|") || "(?!)", "gi")
	return text => text.replace(pattern, "***")
}
async function* withoutSecrets(body, secrets) {
	const hide = secretHider(secrets)
	const longest = LONGEST_SPELLING * Math.max(0, ...formsOf(secrets).map(form => form.length))
	let rest = ""
	for await (const piece of body) {
		const text = hide(rest + Buffer.from(piece).toString("latin1"))
		rest = text.slice(Math.max(0, text.length - longest))
		yield Buffer.from(text.slice(0, text.length - rest.length), "latin1")
	}
	yield Buffer.from(rest, "latin1")
}
function formsOf(secrets) {
	return secrets.filter(secret => secret !== "").flatMap(secret => [secret, ...base64Forms(secret)]).sort((left, right) => right.length - left.length)
}
var LONGEST_SPELLING = 8
var BASE64 = { "+": "[+-]", "/": "[/_]" }
function spellings(character) {
	const { length } = character
	if (character.startsWith("\\") && length > 1) return `(?:\\\\{${length},${4 * length}}|(?:\\\\{1,3}u005c|%(?:25)?5c){${length}})`
	if (/\w/.test(character)) return character
	const hex = character.charCodeAt(0).toString(16).padStart(4, "0")
	return `(?:\\\\{0,3}${BASE64[character] ?? `\\${character}`}|\\\\{1,3}u${hex}|%(?:25)?${hex.slice(2)})`
}
function base64Forms(secret) {
	const padded = Buffer.from(secret).toString("base64")
	const inside = [0, 1, 2].map(offset => {
		const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
		return bytes.toString("base64").slice(Math.ceil(offset * 8 / 6), Math.floor(bytes.length * 8 / 6))
	})
	return [padded, padded.replace(/=+$/, ""), ...inside.filter(form => form.length >= 12)]
}

var ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g
var CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g
function safeLine(...secrets) {
	const hide = secretHider(secrets)
	return text => {
		return defused(hide(plainLine(text)))
	}
}
function defused(line) {
	return line.replace(/##(?=vso\[|\[)/gi, "# #").replace(/^(\s*):(?=:)/, "$1: ")
}
function plainLine(text) {
	return text.replace(ANSI, "").replace(CONTROL, " ")
}
function withoutAnsi(text) {
	return text.replace(ANSI, "")
}

function openOutput(env, clock) {
	const tokens = ["DBT_API_KEY", "BITBUCKET_ACCESS_TOKEN"].map(name => (env[name] ?? "").trim())
	const secrets = [...tokens, ...proxySecrets(env)].filter(secret => secret !== "" && !isUnresolved(secret))
	const hide = secretHider(secrets)
	const safe = safeLine(...secrets)
	process.stdout.on("error", () => void 0)
	const display = openDisplay(process.stdout, clock, safe)
	return {
		log: line => display.print(safe(line)),
		print: printed => printed.forEach(({ kind, text }) => display.print(kind === "words" ? safe(text) : hide(text))),
		printSecretly: printed => printed.forEach(({ text }) => display.print(text)),
		clean: text => text.split(/\r\n|\r|\n/).map(line => hide(plainLine(line))).join("\n"),
		secrets,
		display
	}
}
function words(lines) {
	return lines.map(text => ({ kind: "words", text }))
}
function folded(begin, lines, end) {
	return [command(begin), ...words(lines), command(end)]
}
function command(text) {
	return { kind: "command", text }
}

var RETRY_WINDOW_MS = 6e4
var COMMANDS = { check, cancel }
async function runCommand(args) {
	const clock = systemClock()
	const { log, display } = openOutput(process.env, clock)
	const outcome = await carryOut(args, { clock, log })
	display.close()
	log(outcome.sentence)
	return outcome
}
async function carryOut(args, world) {
	const command = args.length === 1 && Object.hasOwn(COMMANDS, args[0]) ? COMMANDS[args[0]] : void 0
	if (command === void 0) return unknownCommand(args, Object.keys(COMMANDS))
	const config = readConfiguration(process.env)
	if (!("problems" in config)) return command({ ...world, config, send: httpSender(config), window: Math.min(RETRY_WINDOW_MS, config.retryWindowMs) })
	return misconfigured(world.log, ...config.problems)
}
async function cancel(client) {
	const { config, log } = client
	const { stateFile, accountId, host } = config
	if (stateFile === void 0) return misconfigured(log, `DBT_STATE_FILE is not set: give the file of the job to clean up after`)
	const named = readStateFile(stateFile)
	if (named === void 0) return cleanedUp(`${stateFile} is not there, so no run was started`)
	if ("problem" in named) return misconfigured(log, named.problem)
	const { runId } = named
	if (named.accountId !== accountId || named.host !== host) return misconfigured(log, `${stateFile} names a run of account ${named.accountId} at ${named.host}, not of ${accountId} at ${host}`)
	const link = runLink(config, runId)
	const seen = contentOf(await requestWithRetries(client, runRequest(config, runId)), readRun)
	if (seen.kind === "data" && !isActive(seen.data)) return cleanedUp(`run ${runId} has ended with ${statusName(seen.data.status)}`, link)
	const answer = await requestWithRetries(client, cancelRequest(config, runId))
	return answer.kind === "data" ? cleanedUp(`run ${runId} was cancelled`, link) : notCancelled(runId, reasonOf(answer), link)
}
async function check(client) {
	const config = await findJob(client)
	if ("sentence" in config) return config
	const answer = await requestWithRetries(client, jobRequest(config))
	if (answer.kind !== "data") {
		if (answer.kind === "refused" && answer.status === 404) await tellJobs(client)
		return notChecked(config, ...reasonAndAdvice(answer, config))
	}
	const job = asObject(answer.data)
	const projectId = asId(job.project_id)
	const { projectId: given, jobId } = config
	client.log(`job ${jobId} is '${asText(job.name)}' of project ${projectId}`)
	for (const step of asList(job.execute_steps)) client.log(`  ${asText(step)}`)
	if (projectId === given) return checked(config)
	return misconfigured(client.log, `DBT_PROJECT_ID is ${given}, but the job belongs to project ${projectId}: correct it, or DBT_PR_JOB_ID`)
}
async function tellJobs(client) {
	const { projectId } = client.config
	const answer = await requestWithRetries(client, jobsRequest(client.config, "", 0))
	if (answer.kind !== "data") return
	const jobs = readJobs(answer.data)
	client.log(`project ${projectId} shows ${jobs.length === 0 ? "no job" : "these jobs"} to this token`)
	for (const job of jobs.slice(0, 20)) client.log(`  ${job.id}  ${job.name}`)
}

var CORRELATION_ID = /\[dbt-pipelines (?<provider>[a-z]+):(?<runId>\d+)\.\d+ (?<job>[0-9a-f]{8}) (?<line>[0-9a-f]{8}) [0-9a-z]+\]$/
function newCorrelationId(nonce, job, asked = "") {
	if (job === void 0) return `[dbt-pipelines ${nonce}]`
	const { provider, runId, attempt, place, ref } = job
	return `[dbt-pipelines ${provider}:${runId}.${attempt} ${shortHash(place + asked)} ${shortHash(place + ref)} ${nonce}]`
}
function isOfSameJob(correlationId, cause) {
	const [own, other] = [read(correlationId), read(cause)]
	return own !== void 0 && other !== void 0 && own.provider === other.provider && own.runId === other.runId && own.job === other.job
}
function isOfEarlierRun(correlationId, cause) {
	const [own, other] = [read(correlationId), read(cause)]
	if (own === void 0 || other === void 0) return false
	return own.provider === other.provider && own.line === other.line && BigInt(other.runId) < BigInt(own.runId)
}
function read(text) {
	return CORRELATION_ID.exec(text.trimEnd())?.groups
}
var LONGEST_CAUSE = 255
var LONGEST_CAUSE_WITHOUT_DOUBT = 80
function causeWithId(cause, correlationId) {
	const room = LONGEST_CAUSE - correlationId.length - 1
	return `${Array.from(cause).slice(0, room).join("")} ${correlationId}`
}

var FIRST_TRIGGER = { phase: "trigger", sent: false, repeated: false }
var LEFT_ACTIVE = "left active by an earlier attempt of this job"
var RUNS_UNREADABLE = "the job's runs could not be read"
var ADDRESS_WINDOW_MS = 6e4
var HISTORY_TIMEOUT_MS = 5e3
var FIRST_LOOK_MS = 1e3
function sendTrigger(context, state) {
	const { config, correlationId } = context
	const isRerun = state.rerunOf !== void 0
	const request = isRerun ? rerunRequest(config) : triggerRequest(config, causeWithId(config.cause, correlationId))
	return send(context, { ...state, sent: true }, request)
}
function tryAgain(context, state, what, answer, window) {
	const outage = withFailure(state.outage, context)
	if (isExhausted(outage, context, window)) return
	const durationMs = retryDelayMs(outage, context, { window, asked: answer.retryAfterMs })
	return wait({ ...state, outage }, durationMs, `${what}: ${reasonOf(answer)}; next try in ${formatDuration(durationMs)}`)
}
function tryStartAgain(context, state, what, answer) {
	const { config } = context
	const { retryWindowMs } = config
	const again = answer.kind !== "failed" ? void 0 : tryAgain(context, state, what, answer, answer.suspect === void 0 ? retryWindowMs : Math.min(retryWindowMs, ADDRESS_WINDOW_MS))
	return again ?? end(state, notStarted(config, ...reasonAndAdvice(answer, config)))
}
function beginFinding({ now }, { repeated, rerunOf }, reason) {
	return wait(
		{ phase: "find", since: now, repeated, rerunOf },
		FIRST_LOOK_MS,
		`the trigger had no clear answer (${reason}): looking for a run with our correlation id`
	)
}
function beginWatching(context, run, how, shared) {
	const { config, now } = context
	const known = { ...knownRun(context, run), shared }
	const lines = [`run ${run.id} ${how}: ${known.link}`]
	if (run.projectId !== "" && run.projectId !== config.projectId) lines.push(`the job belongs to project ${run.projectId}: correct DBT_PROJECT_ID, which is ${config.projectId}`)
	const state = { phase: "watch", run: known, seen: run, printedAt: now, said: new Map() }
	if (config.wait === "off") return end(state, leftRunning(known), ...lines)
	lines.push(...progressLines(void 0, run, 0, new Map()))
	return { ...send(context, state, lastSuccessesRequest(config), HISTORY_TIMEOUT_MS), lines }
}
function sendStop(context, state) {
	const { config, now } = context
	const request = state.run === void 0 ? newestRunsRequest(config) : cancelRequest(config, state.run.id)
	const lines = state.run === void 0 ? [] : [`cancelling run ${state.run.id}`]
	return { ...send(context, { ...state, awaitsTrigger: false }, request, Math.max(1, state.until - now)), lines }
}
function knownRun({ config, now }, run) {
	return { id: run.id, link: run.href || runLink(config, run.id), since: now }
}
function send(context, state, request, most = Infinity) {
	return { state, action: { kind: "send", request, timeoutMs: Math.min(most, context.config.httpTimeoutMs) }, lines: [] }
}
function wait(state, durationMs, ...lines) {
	return { state, action: { kind: "wait", durationMs }, lines }
}
function end(state, outcome, ...lines) {
	return { state, action: { kind: "end", outcome }, lines }
}
function withLines(decision, ...lines) {
	return { ...decision, lines: [...lines, ...decision.lines] }
}

var PROVEN_ABSENT_AFTER_MS = 6e4
var FIND_INTERVAL_MS = 5e3
function decideFind(context, state, input) {
	const { config } = context
	if (input.kind !== "answer") return send(context, state, newestRunsRequest(config))
	const answer = contentOf(input.answer, readRuns)
	if (answer.kind === "refused" && !mayPass(answer)) return endInDoubt(context, state, `its runs cannot be listed: ${reasonOf(answer)}`)
	if (answer.kind !== "data") return tryAgain(context, state, RUNS_UNREADABLE, answer, config.retryWindowMs) ?? endInDoubt(context, state, reasonOf(answer))
	const run = correlatedRun(context, answer.data, state.rerunOf)
	return run === void 0 ? afterAbsence(context, { ...state, outage: void 0 }, answer.data) : beginWatching(context, run, "found")
}
function correlatedRun({ correlationId, restarted }, runs, rerunOf) {
	if (rerunOf !== void 0) return runs.find(({ retryOf }) => retryOf === rerunOf)
	return runs.find(run => run.cause.includes(correlationId)) ?? (restarted === "perhaps" ? earlierAttempt(runs, correlationId) : void 0)
}
function earlierAttempt(runs, correlationId) {
	return runs.find(run => isActive(run) && isOfSameJob(correlationId, run.cause))
}
function afterAbsence(context, state, runs) {
	const left = state.since + PROVEN_ABSENT_AFTER_MS - context.now
	if (left > 0) return wait(state, Math.min(FIND_INTERVAL_MS, left))
	if (runs.some(run => isNameless(context, run))) return endInDoubt(context, state, "its newest runs do not show their causes")
	if (state.rerunOf !== void 0) return endInDoubt(context, state, "the rerun had no clear answer, and does not show among its runs")
	if (state.repeated) return endInDoubt(context, state, "two triggers had no clear answer, and neither shows among its runs")
	return withLines(
		sendTrigger(context, { ...FIRST_TRIGGER, repeated: true }),
		`no run with our correlation id after ${formatDuration(PROVEN_ABSENT_AFTER_MS)}: triggering once more`
	)
}
function isNameless({ config, correlationId }, { cause }) {
	return cause === "" || cause.length > LONGEST_CAUSE_WITHOUT_DOUBT && causeWithId(config.cause, correlationId).startsWith(cause)
}
function endInDoubt({ config }, state, reason) {
	return end(state, perhapsStarted(config, reason))
}
function decideTrigger(context, state, input) {
	if (input.kind !== "answer") return sendTrigger(context, state)
	const answer = contentOf(input.answer, readRun)
	if (answer.kind === "data") return beginWatching(context, answer.data, "started")
	const next = { ...state, sent: false }
	const isUnclear = answer.kind === "failed" && answer.carriedOut === "perhaps"
	return isUnclear ? beginFinding(context, next, reasonOf(answer)) : tryStartAgain(context, next, "the run was not started", answer)
}

var MOST_CANCELS = 3
var CANCEL_INTERVAL_MS = 1e3
function decideAttach(context, state, input) {
	const [oldest] = state.superseded
	if (input.kind !== "answer") return oldest === void 0 ? send(context, state, newestRunsRequest(context.config)) : cancelNext(context, state)
	return oldest === void 0 ? afterList(context, state, input.answer) : afterCancelOf(context, state, oldest, input.answer)
}
function afterList(context, state, answer) {
	const list = contentOf(answer, readRuns)
	if (list.kind !== "data") return tryStartAgain(context, state, RUNS_UNREADABLE, list)
	const runs = list.data
	const { correlationId, config } = context
	const own = earlierAttempt(runs, correlationId)
	if (own !== void 0) return beginWatching(context, own, LEFT_ACTIVE)
	const older = config.supersede === "on" ? runs.filter(run => isActive(run) && isOfEarlierRun(correlationId, run.cause)) : []
	return older.length === 0 ? chooseStart(context, state, runs) : cancelNext(context, { ...state, superseded: older.map(run => run.id) })
}
function cancelNext(context, state) {
	const [next] = state.superseded
	if (next === void 0) return sendTrigger(context, FIRST_TRIGGER)
	return send(context, { ...state, cancels: state.cancels + 1 }, cancelRequest(context.config, next))
}
function afterCancelOf(context, state, run, answer) {
	if (answer.kind === "failed" && state.cancels < MOST_CANCELS) return wait(state, CANCEL_INTERVAL_MS)
	const fate = answer.kind === "data" ? "cancelled" : "could not be cancelled and goes on"
	return withLines(
		cancelNext(context, { ...state, superseded: state.superseded.slice(1), cancels: 0 }),
		`run ${run}, left active by an earlier pipeline of this branch or pull request: ${fate}`
	)
}
var ACTIVE_INTERVAL_MS = 14e3
function chooseStart(context, state, runs) {
	const { ifActive, pollIntervalMs: pollIntervalMs = ACTIVE_INTERVAL_MS } = context.config
	const actives = runs.filter(isActive)
	const own = actives.find(run => isOfEarlierAttempt(context, run, runs))
	if (own !== void 0) return beginWatching(context, own, LEFT_ACTIVE)
	const [active] = actives
	if (active === void 0) return startOrRerun(context, runs)
	if (ifActive === "reuse") return beginWatching(context, active, "is active and followed in place of a new one", "yes")
	if (ifActive === "start") return sendTrigger(context, FIRST_TRIGGER)
	const lines = state.waitsFor === active.id ? [] : [`run ${active.id} is active: waiting for its end before another is started`]
	return wait({ ...state, waitsFor: active.id, outage: void 0 }, pollIntervalMs, ...lines)
}
function startOrRerun(context, runs) {
	const { rerunFromFailure, gitBranch, schemaOverride, overrides } = context.config
	const [last] = runs
	const wanted = rerunFromFailure === "on" && context.restarted === "perhaps" && last?.status === Status.ERROR
	if (!wanted || !isOfEarlierAttempt(context, last, runs)) return sendTrigger(context, FIRST_TRIGGER)
	if (gitBranch !== void 0 || schemaOverride !== void 0 || Object.keys(overrides).length > 0) {
		return withLines(
			sendTrigger(context, FIRST_TRIGGER),
			`DBT_RERUN_FROM_FAILURE has no effect: a branch, schema or other override is set, which dbt Cloud ignores in a rerun`
		)
	}
	return withLines(
		sendTrigger(context, { ...FIRST_TRIGGER, rerunOf: last.id }),
		`run ${last.id} failed in an earlier attempt of this job: going on from the point of failure`
	)
}
function isOfEarlierAttempt(context, run, runs) {
	const repeated = runs.find(other => other.id === run.retryOf)
	if (repeated === void 0) return isOfSameJob(context.correlationId, run.cause)
	return isOfEarlierAttempt(context, repeated, runs.filter(other => other !== run))
}

var MOST_LOOKS = 5
var LOG_INTERVAL_MS = 2e3
var LOG_TIMEOUT_MS = 1e4
function decideLog(context, state, input) {
	if (input.kind !== "answer") return send(context, state, runRequest(context.config, state.run.id), LOG_TIMEOUT_MS)
	const answered = input.answer.kind === "data" ? readRun(input.answer.data) : void 0
	const run = answered?.id === state.run.id ? answered : state.failed
	const next = { ...state, failed: run, looks: state.looks + 1 }
	const log = failedStep(run)?.log ?? ""
	const isWhole = answered !== void 0 && log !== "" && log === failedStep(state.failed)?.log
	return isWhole || next.looks >= MOST_LOOKS ? endFailed(next) : wait(next, LOG_INTERVAL_MS)
}
function endFailed(state) {
	const { message } = state.failed
	return end(state, failed(state.run, failedStep(state.failed)), ...message === "" ? [] : [`dbt Cloud says: ${message}`])
}

var SIGNAL_BUDGET_MS = 4500
var DEADLINE_BUDGET_MS = 15e3
var TRIGGER_GRACE_MS = 2e3
var RETRY_INTERVAL_MS = 500
var NO_RUN = "no run was started"
function interrupt(context, state, reason) {
	const line = `${reason} arrived`
	const until = context.now + SIGNAL_BUDGET_MS
	if (state.phase === "log") return endFailed(state)
	if (state.phase === "stop") return withLines(sendStop(context, { ...state, reason, until: Math.min(until, state.until) }), line)
	const stop = stopOf(state, reason, until)
	if (state.phase === "trigger" && state.sent) return { state: { ...stop, awaitsTrigger: true }, action: { kind: "hold", durationMs: TRIGGER_GRACE_MS }, lines: [line] }
	const mayHaveRun = state.phase === "attach" && context.restarted === "perhaps" && state.superseded.length === 0
	if (mayHaveRun) return withLines(sendStop(context, { ...stop, seeks: "earlier attempt" }), line)
	return stopRun(context, state, stop, line)
}
function stopAtDeadline(context, state) {
	const stop = stopOf(state, "deadline", context.now + DEADLINE_BUDGET_MS)
	const line = "the deadline is reached"
	const mayRun = state.phase === "find" || state.phase === "watch"
	if (mayRun && context.config.onDeadline === "leave") return withLines(endStopped(context, stop, fateOf(stop, "goes on")), `${line}: the run is left alone, as DBT_ON_DEADLINE says`)
	return stopRun(context, state, stop, line)
}
function stopOf(state, reason, until) {
	return {
		phase: "stop",
		reason,
		until,
		awaitsTrigger: false,
		run: state.phase === "watch" ? state.run : void 0,
		rerunOf: state.phase === "trigger" || state.phase === "find" ? state.rerunOf : void 0
	}
}
function stopRun(context, { phase }, stop, line) {
	if (phase === "attach" || phase === "trigger") return endStopped(context, stop, stop.reason === "deadline" ? `${NO_RUN} in time` : NO_RUN)
	if (stop.run?.shared !== void 0) return endStopped(context, stop, fateOf(stop, "goes on, because others started it"))
	return withLines(sendStop(context, stop), line)
}
function decideStop(context, state, input) {
	if (input.kind !== "answer") return { ...sendStop(context, state), lines: [] }
	const { answer } = input
	if (answer.kind !== "data") return afterFailure(context, state, answer)
	if (state.run !== void 0) return afterCancel(context, state, state.run, answer.data)
	const run = state.awaitsTrigger ? readRun(answer.data) : correlatedRun(context, readRuns(answer.data) ?? [], state.rerunOf)
	if (run !== void 0) return sendStop(context, { ...state, run: knownRun(context, run) })
	return state.seeks === void 0 ? retryStop(context, state, "it does not show among the runs of the job") : endStopped(context, state, NO_RUN)
}
function afterCancel(context, state, run, data) {
	const status = readRun(data)?.status
	if (state.reason === "deadline" && status === Status.SUCCESS) return end(state, succeeded(run, context.now))
	if (state.reason === "deadline" && status === Status.ERROR) return end(state, failed(run, void 0))
	const now = status === void 0 ? "" : ` and is ${statusName(status)}`
	return endStopped(context, state, fateOf(state, status === Status.CANCELLED ? "was cancelled" : `was told to cancel${now}`))
}
function afterFailure(context, state, answer) {
	const triggerHadNoEffect = state.awaitsTrigger && (answer.kind !== "failed" || answer.carriedOut === "no")
	if (triggerHadNoEffect) return endStopped(context, state, NO_RUN)
	const isRepeated = mayPass(answer) || answer.kind === "refused" && answer.status === 404
	return isRepeated ? retryStop(context, state, reasonOf(answer)) : endUncancelled(context, state, reasonOf(answer))
}
function retryStop(context, state, reason) {
	if (context.now + RETRY_INTERVAL_MS >= state.until) return endUncancelled(context, state, reason)
	return wait({ ...state, awaitsTrigger: false }, RETRY_INTERVAL_MS)
}
function endUncancelled(context, state, reason) {
	return endStopped(context, state, fateOf(state, `could not be cancelled (${reason}) and may go on`), CANCEL_IT)
}
function fateOf({ run }, what) {
	return `${run === void 0 ? "a run may have been started, which" : `run ${run.id}`} ${what}`
}
function endStopped({ config }, state, what, advice) {
	return end(state, stopped(state.reason, what, state.run?.link ?? jobLink(config), advice))
}

var SHORTEST = 1e3
var LONGEST = 14e3
var LONGEST_FORETOLD = 6e4
var DUE = { from: 0.9, until: 1.1 }
var NO_SURPRISE = { from: 0.75, until: 1.25 }
var PART_OF_THE_REST = 2
var FINEST = 60
function pollIntervalMs(elapsed, history, seen) {
	const usual = usualDuration(history)
	if (seen.status < Status.RUNNING) return within(SHORTEST, usual === void 0 ? elapsed / 4 : usual / 8, LONGEST)
	const finest = within(SHORTEST, (usual ?? elapsed) / FINEST, LONGEST)
	const told = restByShare(elapsed, seen.share)
	const expectedMs = restByHistory(elapsed, usual)
	const rest = Math.min(told ?? Infinity, expectedMs || Infinity)
	const isDue = expectedMs === 0
	if (rest === Infinity) return isDue ? finest : within(finest, (elapsed - (usual ?? 0)) / 3, LONGEST)
	const longest = Math.min(Math.max(LONGEST, untilNoSurprise(elapsed, usual, told)), Math.max(finest, elapsed / 3))
	return within(finest, rest / PART_OF_THE_REST, longest)
}
function untilNoSurprise(elapsed, usual, told) {
	const isUnlikeOthers = usual === void 0 || elapsed > usual * NO_SURPRISE.until
	if (isUnlikeOthers) return told === void 0 ? 0 : LONGEST_FORETOLD
	return Math.min(LONGEST_FORETOLD, usual * NO_SURPRISE.from - elapsed)
}
function usualDuration(history) {
	return Array.from(history).sort((left, right) => left - right)[Math.floor(history.length / 2)]
}
function restByShare(elapsed, share) {
	if (share === void 0) return
	return share === 0 ? elapsed / 2 : elapsed * (1 - share) / share
}
function restByHistory(elapsed, usual) {
	if (usual === void 0 || elapsed > usual * DUE.until) return
	return Math.max(0, usual * DUE.from - elapsed)
}
function within(least, duration, most) {
	return Math.round(Math.min(most, Math.max(least, duration)))
}
function readHistory(answer) {
	const runs = answer.kind === "data" ? readRuns(answer.data) ?? [] : []
	return runs.flatMap(({ status, seconds = 0 }) => status === Status.SUCCESS && seconds > 0 ? [seconds * 1e3] : [])
}

var LONGEST_LINE = 500
function shortLines(text) {
	return text.split("\n").filter(line => line.length <= LONGEST_LINE).map(plain).filter(line => line !== "")
}
function plain(line) {
	return (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(line) ? plainLine(line) : line).trimEnd()
}

var NUMBERED = /(\d{1,7} of \d{1,7}) (?!START\b)([A-Z][A-Z-]{0,30}) /
var STAMP = "(?:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})? {1,2})?(?:\\[\\w{1,8} {0,2}\\]:? )?"
var WORDED = new RegExp(`^${STAMP} {0,8}(Succeeded|Passed|Failed|Errored|Warned|Skipped|Reused) {1,3}(?:\\[ {0,8}([\\d.]{1,12}s|-{1,12})\\] {1,3})?(\\w{1,40}) {1,3}(\\S{1,300})(?: \\(([^()]{1,300})\\))?(?: \\[(\\d{1,7} of \\d{1,7} in [\\d.]{1,12}s)\\])?$`)
function readNodeLine(line) {
	const [, word, took, kind, name, about, count] = line.includes("ed ") ? WORDED.exec(line) ?? [] : []
	return word === void 0 ? void 0 : { word, kind, name, about, time: count ?? (took?.startsWith("-") === true ? void 0 : took) }
}
var MOST_GOOD = 20
function nodeUpdates(said, before, after) {
	const all = new Map(said)
	const lines = new Map()
	for (const step of after.steps) {
		if (step.log === before?.steps.find(other => other.number === step.number)?.log) continue
		const known = all.get(step.number) ?? new Set()
		const fresh = resultLines(step).filter(line => !known.has(line))
		if (fresh.length === 0) continue
		all.set(step.number, new Set([...known, ...fresh]))
		lines.set(step.number, summedUp(Array.from(new Set(fresh))))
	}
	return { said: all, lines }
}
function resultLines(step) {
	return shortLines(step.log).map(line => numberedLine(line) ?? wordedLine(line)).filter(line => line !== void 0)
}
function numberedLine(line) {
	const match = line.endsWith("]") ? NUMBERED.exec(line) : null
	const open = line.lastIndexOf("[")
	if (match === null || open < match.index + match[0].length) return
	let end = open
	while (line[end - 1] === " " || line[end - 1] === ".") end--
	return `${line.slice(match.index, Math.max(end, match.index + match[0].length))} ${line.slice(open)}`
}
function wordedLine(line) {
	const node = readNodeLine(line)
	if (node === void 0) return
	const { word, kind, name, about, time } = node
	return `${word} ${kind} ${name}${about === void 0 ? "" : ` (${about})`}${time === void 0 ? "" : ` [${time}]`}`
}
function summedUp(lines) {
	const good = lines.filter(isGood)
	const more = good.slice(MOST_GOOD)
	if (more.length === 0) return lines
	const left = new Set(more)
	return [...lines.filter(line => !left.has(line)), `and ${more.length} more without an error`]
}
function isGood(line) {
	return !/^(?:\d{1,7} of \d{1,7} (?:ERROR|FAIL|WARN)|Failed|Errored|Warned)/.test(line)
}
var COUNT = /\b(\d{1,7}) of (\d{1,7}) (?:[A-Z]{2}|in [\d.]{1,12}s\])/g
var TAIL = 4e3
function startedShare(run) {
	const last = run.steps[run.steps.length - 1]
	if (last === void 0) return
	if (last.status < Status.RUNNING) return 0
	const counts = Array.from(last.log.slice(-TAIL).matchAll(COUNT), ([, started, all]) => Number(started) / Number(all))
	const share = counts.length === 0 ? 0 : Math.max(...counts)
	return share > 0 && share <= 1 ? share : void 0
}

var NOT_FOUND_GRACE_MS = 6e4
var LONGEST_SILENCE_MS = 6e4
var LOG_DELAY_MS = 2e3
function decideWatch(context, state, input) {
	if (input.kind !== "answer") return send(context, state, runRequest(context.config, state.run.id))
	if (state.history === void 0) {
		const history = readHistory(input.answer)
		return waitForLook(context, { ...state, history, expectedMs: usualDuration(history) })
	}
	const answer = contentOf(input.answer, data => {
		const run = readRun(data)
		return run?.id === state.run.id ? run : void 0
	})
	return answer.kind === "data" ? afterLook(context, state, answer.data) : afterMissedLook(context, state, answer)
}
function waitForLook({ now, config }, state, ...lines) {
	const { run, seen, history = [], runningSince } = state
	const elapsed = runningSince === void 0 ? now - run.since : Math.max(now - runningSince, (seen?.seconds ?? 0) * 1e3)
	const far = seen === void 0 ? { status: Status.QUEUED } : { status: seen.status, share: startedShare(seen) }
	return wait(state, config.pollIntervalMs ?? pollIntervalMs(elapsed, history, far), ...lines)
}
function afterLook(context, state, seen) {
	const { now, longestSilenceMs = LONGEST_SILENCE_MS } = context
	const { run, outage } = state
	const elapsed = now - run.since
	const news = nodeUpdates(state.said, state.seen, seen)
	const lines = [
		...outage === void 0 ? [] : [`dbt Cloud answers again after ${formatDuration(now - outage.since)}`],
		...progressLines(state.seen, seen, elapsed, news.lines)
	]
	if (lines.length === 0 && now - state.printedAt >= longestSilenceMs) lines.push(stillLine(seen, elapsed, state.expectedMs))
	if (seen.status === Status.ERROR) return wait({ phase: "log", run, failed: seen, looks: 0 }, LOG_DELAY_MS, ...lines)
	const printedAt = lines.length === 0 ? state.printedAt : now
	const runningSince = state.runningSince ?? (seen.status < Status.RUNNING ? void 0 : now)
	const next = { ...state, seen, runningSince, printedAt, said: news.said, outage: void 0 }
	const outcome = verdict(context, state, seen)
	return outcome === void 0 ? waitForLook(context, next, ...lines) : end(next, outcome, ...lines)
}
function verdict({ now }, { run }, { status, isComplete }) {
	switch (status) {
		case Status.SUCCESS: return succeeded(run, now)
		case Status.CANCELLED: return cancelledElsewhere(run)
		case Status.QUEUED:
		case Status.STARTING:
		case Status.RUNNING: return
		default: return isComplete ? endedUnknown(run, status) : void 0
	}
}
function afterMissedLook(context, state, answer) {
	const { now, config } = context
	if (answer.kind === "refused" && !mayPass(answer)) {
		const isNew = answer.status === 404 && now - state.run.since < NOT_FOUND_GRACE_MS
		return isNew ? waitForLook(context, state) : end(state, notShown(state.run, ...reasonAndAdvice(answer, config)))
	}
	const again = tryAgain(context, { ...state, printedAt: now }, "the run could not be read", answer, config.retryWindowMs)
	return again ?? end(state, lost(state.run, reasonOf(answer), now - (state.outage?.since ?? now)))
}

var LAST_REQUEST_MS = 5e3
var PHASES = {
	attach: decideAttach,
	trigger: decideTrigger,
	find: decideFind,
	watch: decideWatch,
	log: decideLog,
	stop: decideStop
}
function initialState({ config, restarted }) {
	const looksBack = restarted === "perhaps" || config.supersede === "on" || config.ifActive !== "start"
	return looksBack ? { phase: "attach", superseded: [], cancels: 0 } : FIRST_TRIGGER
}
function decide(context, state, input) {
	if (input.kind === "signal") return interrupt(context, state, input.signal)
	if (state.phase === "trigger" && input.kind === "elapsed" && timeLeft(context) <= 0) return stopAtDeadline(context, state)
	const decidePhase = PHASES[state.phase]
	return withDeadline(context, decidePhase(context, state, input))
}
function withDeadline(context, decision) {
	const { state, action, lines } = decision
	if (state.phase === "stop") return decision
	const left = timeLeft(context)
	if (action.kind === "wait" && left <= 0) return withLines(state.phase === "log" ? endFailed(state) : stopAtDeadline(context, state), ...lines)
	return { ...decision, action: shortened(action, left) }
}
function shortened(action, left) {
	if (action.kind === "wait") return { ...action, durationMs: Math.min(action.durationMs, left) }
	if (action.kind === "send") return { ...action, timeoutMs: Math.min(action.timeoutMs, Math.max(LAST_REQUEST_MS, left)) }
	return action
}
function timeLeft({ startedAt, config, now }) {
	return startedAt + (config.runTimeoutMs ?? Infinity) - now
}

async function drive(session, { clock, send: send2, observe, log, interruption }) {
	const contextOf = () => ({ ...session, now: clock.now(), random: clock.random() })
	let signalled
	let take = () => void 0
	void interruption.then(signal => {
		signalled = { kind: "signal", signal }
		take(signalled)
	})
	let answered
	let flight = new AbortController()
	let { state, action, lines } = decide(contextOf(), initialState(session), { kind: "start" })
	for (;;) {
		observe(state)
		lines.forEach(log)
		if (action.kind !== "hold") flight.abort()
		if (action.kind === "end") return action.outcome
		if (action.kind === "send") {
			flight = new AbortController()
			answered = send2(action.request, { timeoutMs: action.timeoutMs, signal: flight.signal }).then(answer => ({ kind: "answer", answer }))
		}
		const over = new AbortController()
		const elapsed = action.kind === "send" ? void 0 : clock.wait(action.durationMs, over.signal)
		const awaited = action.kind === "wait" ? void 0 : answered
		const input = await new Promise((resolve3, reject) => {
			take = resolve3
			if (signalled !== void 0) resolve3(signalled)
			awaited?.then(resolve3, reject)
			elapsed?.then(() => resolve3({ kind: "elapsed" }), reject)
		})
		over.abort()
		if (input.kind === "signal") signalled = void 0;
		({ state, action, lines } = decide(contextOf(), state, input))
	}
}

function allResults(facts) {
	return facts.steps.flatMap(step => step.results)
}
var RunObserver = class {
	run
	seen
	observe(state) {
		if ("run" in state) this.run = state.run ?? this.run
		if (state.phase === "watch") this.seen = state.seen
		if (state.phase === "log") this.seen = state.failed
	}
	summary(outcome) {
		return { outcome, run: this.run, seen: this.seen }
	}
}
function hasEnded(run) {
	return run?.status === Status.SUCCESS || run?.status === Status.ERROR
}
function factsOf({ outcome, run, seen }, config, now, clean, resultsOf) {
	const { accountId = "", projectId = "", jobId = "" } = config ?? {}
	return {
		code: outcome.code,
		sentence: clean(outcome.sentence),
		accountId,
		projectId,
		jobId,
		seconds: run === void 0 ? 0 : Math.round((now - run.since) / 1e3),
		run: run === void 0 ? void 0 : { id: run.id, link: clean(run.link), status: seen === void 0 ? "Unknown" : statusName(seen.status) },
		steps: (seen?.steps ?? []).map(step => ({
			number: step.number,
			name: clean(step.name),
			status: statusName(step.status),
			failed: step.status === Status.ERROR,
			seconds: step.seconds,
			results: resultsOf(step)
		}))
	}
}


var MOST_NODES = 20
var MOST_LINES = 15
function failureLines(failing) {
	const more = failing.length - MOST_NODES
	return [
		`${failing.length === 1 ? "this failed" : `these ${failing.length} failed`}:`,
		...failing.slice(0, MOST_NODES).flatMap(nodeLines),
		...more > 0 ? [`  and ${more} more`] : []
	]
}
function nodeTitle(node) {
	return `${node.kind} ${node.name}${node.file === void 0 ? "" : ` (${node.file})`}`
}
function nodeLines(node) {
	const message = node.message.split("\n").map(line => line.trimEnd()).filter(line => line !== "")
	const shown = message.slice(0, MOST_LINES)
	if (shown.length < message.length) shown.push("…")
	return [`  ${nodeTitle(node)}: ${node.status}`, ...[...shown, ...compiledLines(node)].map(line => `    ${line}`)]
}
function compiledLines({ compiled, message }) {
	return compiled === void 0 || message.includes(compiled) ? [] : [`compiled code at ${compiled}`]
}
function logTail(step, most) {
	if (most === 0) return []
	const lines = withoutAnsi(step.log).split(/\r\n|\n|\r/).map(line => line.trimEnd())
	while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop()
	const tail = lines.slice(-most)
	const amount = tail.length < lines.length ? `the last ${tail.length} of ${lines.length} lines` : "the log"
	return [`${amount} of ${stepTitle(step)}:`, ...tail.map(line => `  | ${line}`)]
}

var ARROW = /^ {0,20}--> ([^:]{1,300}):(\d{1,7})(?::\d{1,7})?(?: \(([^():]{1,300}))?/
var COMPILED = /compiled (?:code|sql) at (\S{1,400})/i
var TARGET = /^target\/(?:run|compiled)\/[^/]{1,200}\//
function placeIn(text) {
	const lines = shortLines(text)
	const { name, file: headed } = lines.map(heading).find(found => found !== void 0) ?? {}
	const [, file, line, arrowed] = lines.map(candidate => ARROW.exec(candidate)).find(match => match !== null) ?? []
	const [, compiled] = lines.map(candidate => COMPILED.exec(candidate)).find(match => match !== null) ?? []
	return {
		name,
		file: file ?? headed?.replace(TARGET, ""),
		line: line === void 0 ? compilationErrorLine(lines) : Number(line),
		compiled: compiled ?? arrowed ?? (headed !== void 0 && TARGET.test(headed) ? headed : void 0)
	}
}
function heading(line) {
	if (!line.endsWith(")")) return
	const open = line.lastIndexOf(" (")
	if (open < 0) return
	const blank = line.lastIndexOf(" ", open - 1)
	const before = line.slice(0, Math.max(0, blank))
	const kind = before.slice(before.lastIndexOf(" in ") + 4)
	const isHeading = before.includes(" in ") && /^[\w ]{1,60}$/.test(kind)
	return isHeading ? { name: line.slice(blank + 1, open), file: line.slice(open + 2, -1) } : void 0
}
function compilationErrorLine(lines) {
	if (lines[0]?.startsWith("Compilation Error") !== true) return
	const [, line] = lines.map(candidate => /^ {1,20}line (\d{1,7})\b/.exec(candidate)).find(match => match !== null) ?? []
	return line === void 0 ? void 0 : Number(line)
}
function compiledPath(project, file) {
	return file?.endsWith(".sql") === true ? `target/compiled/${project}/${file}` : void 0
}

var VERDICTS = {
	"success": "passed",
	"pass": "passed",
	"no-op": "passed",
	"reused": "passed",
	"fail": "failed",
	"error": "errored",
	"runtime error": "errored",
	"partial success": "errored",
	"skipped": "skipped"
}
function readNodeResults(artifact, clean) {
	return asList(asObject(artifact).results).map(asObject).filter(result => asText(result.unique_id) !== "").map(result => readResult(result, clean))
}
function failures(results) {
	return results.filter(({ verdict: verdict }) => verdict === "failed" || verdict === "errored")
}
function warnings(results) {
	return results.filter(({ verdict: verdict }) => verdict === "warned")
}
function readResult(result, clean) {
	const id = clean(asText(result.unique_id))
	const status = clean(asText(result.status)).toLowerCase()
	const message = readMessage(result, clean, status) || freshness(result)
	const [kind = "", project = "", ...rest] = id.split(".")
	const { file, line, compiled } = placeIn(message)
	return {
		id,
		kind,
		name: rest.filter((part, index) => index === 0 || !/^[0-9a-f]{10}$/.test(part)).join(".") || id,
		verdict: VERDICTS[status] ?? "warned",
		status,
		message,
		seconds: typeof result.execution_time === "number" && result.execution_time > 0 ? result.execution_time : 0,
		file,
		line,
		compiled: compiled ?? (result.compiled === true ? compiledPath(project, file) : void 0)
	}
}
function readMessage(result, clean, status) {
	const message = clean(asText(result.message) || asText(result.error))
	if (!["error", "fail", "failed", status].includes(message.toLowerCase())) return message
	return typeof result.failures === "number" && result.failures > 0 ? `${result.failures} ${result.failures === 1 ? "row fails" : "rows fail"}` : ""
}
function freshness(result) {
	const age = result.max_loaded_at_time_ago_in_s
	return typeof age === "number" ? `last loaded ${Math.round(age / 360) / 10} hours before the check, at ${asText(result.max_loaded_at)}` : ""
}

var MOST = 10
function annotations(facts, notation) {
	const results = allResults(facts)
	const failing = failures(results).slice(0, MOST).map(node => notation.about("error", node))
	const warned = warnings(results).slice(0, MOST).map(node => notation.about("warning", node))
	const whole = failing.length > 0 || facts.code === 0 ? [] : [notation.outcome(facts.sentence)]
	return [...failing, ...whole, ...warned].map(command)
}
var MOST_CHARACTERS = 2e3
function said(node) {
	return (node.message || node.status).slice(0, MOST_CHARACTERS)
}
function annotationText(node) {
	return [said(node), ...compiledLines(node)].join("\n")
}

var terminal = {
	mask: () => [],
	fold: (title, lines) => words([title, ...lines]),
	notice: sentence => words([sentence]),
	annotate: () => [],
	jobSummary: () => void 0
}
var github = {
	mask: secret => [command(`::add-mask::${commandData(secret)}`)],
	fold: (title, lines) => folded(`::group::${commandData(title)}`, lines, "::endgroup::"),
	notice: sentence => [command(`::notice title=dbt Cloud::${commandData(sentence)}`)],
	annotate: facts => annotations(facts, {
		about: (level, node) => {
			const place = node.file === void 0 ? "" : `file=${commandProperty(node.file)},line=${node.line ?? 1},`
			return `::${level} ${place}title=${commandProperty(nodeTitle(node))}::${commandData(annotationText(node))}`
		},
		outcome: sentence => `::error title=dbt Cloud::${commandData(sentence)}`
	}),
	jobSummary: ({ GITHUB_STEP_SUMMARY: file = "" }) => file === "" ? void 0 : { file, announce: [] }
}
function commandData(text) {
	return text.replace(/[%\r\n]/g, encodeURIComponent)
}
function commandProperty(text) {
	return text.replace(/[%\r\n:,]/g, encodeURIComponent)
}
var gitlab = {
	...terminal,
	fold: (title, lines, now) => {
		const seconds = Math.floor(now / 1e3)
		const name = `dbt_${title.toLowerCase().replace(/[^a-z0-9]+/g, "_").slice(0, 40)}`
		const begin = `\x1B[0Ksection_start:${seconds}:${name}[collapsed=true]\r\x1B[0K${title}`
		return folded(begin, lines, `\x1B[0Ksection_end:${seconds}:${name}\r\x1B[0K`)
	}
}
var azure = {
	mask: secret => [command(`##vso[task.setsecret]${shown(secret)}`)],
	fold: (title, lines) => folded(`##[group]${title}`, lines, "##[endgroup]"),
	notice: sentence => [command(`##vso[task.logissue type=warning]${shown(sentence)}`)],
	annotate: facts => annotations(facts, {
		about: (level, node) => {
			const place = node.file === void 0 ? "" : `sourcepath=${property(node.file)};linenumber=${node.line ?? 1};`
			return `##vso[task.logissue type=${level};${place}code=${property(node.status)}]${shown(`${nodeTitle(node)}: ${annotationText(node)}`)}`
		},
		outcome: sentence => `##vso[task.logissue type=error]${shown(sentence)}`
	}),
	jobSummary: ({ AGENT_TEMPDIRECTORY: folder = "" }) => {
		if (folder === "") return
		const file = path.resolve(folder, "dbt Cloud.md")
		return { file, announce: [command(`##vso[task.uploadsummary]${shown(file)}`)] }
	}
}
function shown(text) {
	return text.replace(/%/g, "%AZP25").replace(/[\r\n]/g, encodeURIComponent)
}
function property(text) {
	return shown(text).replace(/[;\]]/g, encodeURIComponent)
}
function providerOf(env) {
	if (env.GITHUB_ACTIONS === "true") return github
	if (env.GITLAB_CI === "true") return gitlab
	if (/^true$/i.test(env.TF_BUILD ?? "")) return azure
	return terminal
}


import { pipeline } from "node:stream/promises"
var LONGEST_TEXT2 = 4e3
function readThinned(body) {
	return thinnedText(body, LONGEST_TEXT2)
}
function artifactFetcher(config, runId, signal) {
	return async (name, step, read) => {
		const query = step === void 0 ? "" : `?step=${step}`
		const request = httpRequest(config, get(config, `runs/${runId}/artifacts/${name}${query}`), signal)
		const response = await exchange({ ...request, accept: "*/*" }, (body, status) => status === 200 ? read(body, status) : readThinned(body))
		if ("sent" in response) return { kind: "failed", reason: signal.aborted ? "there was no time" : readNoResponse(response).reason }
		if (response.status === 404) return { kind: "absent" }
		return response.status === 200 ? { kind: "found", text: response.text } : { kind: "failed", reason: `HTTP ${response.status}` }
	}
}
var NAMES = ["run_results.json", "manifest.json", "catalog.json", "sources.json"]
async function saveArtifacts(folder, fetch, secrets) {
	await fs.promises.mkdir(folder, { recursive: true })
	const problems = []
	for (const name of NAMES) {
		const file = path.join(folder, name)
		const part = `${file}.part`
		const artifact = await fetch(name, void 0, async body => {
			await pipeline(withoutSecrets(body, secrets), fs.createWriteStream(part))
			await fs.promises.rename(part, file)
			return ""
		})
		if (artifact.kind !== "failed") continue
		await fs.promises.rm(part, { force: true })
		problems.push(`${name} was not saved: ${artifact.reason}`)
	}
	return problems
}

var MOST_ANNOTATIONS = 100
function codeInsights(facts, commit) {
	const [workspace, repository] = commit.repository.split("/").map(encodeURIComponent)
	const path = `/2.0/repositories/${workspace}/${repository}/commit/${encodeURIComponent(commit.hash)}/reports/dbt-pipelines-${facts.jobId}`
	const report = {
		title: `dbt Cloud job ${facts.jobId}`,
		details: facts.sentence.slice(0, 2e3),
		report_type: "TEST",
		reporter: "dbt Cloud",
		result: facts.code === 0 ? "PASSED" : "FAILED",
		link: facts.run?.link
	}
	const annotations2 = failures(allResults(facts)).slice(0, MOST_ANNOTATIONS).map(annotation)
	const requests = [{ method: "PUT", path: path, body: report }]
	if (annotations2.length === 0) return requests
	return [...requests, { method: "POST", path: `${path}/annotations`, body: annotations2 }]
}
function annotation(node, index) {
	return {
		external_id: `dbt-pipelines-${index + 1}`,
		annotation_type: "BUG",
		summary: nodeTitle(node).slice(0, 450),
		details: said(node),
		severity: node.verdict === "errored" ? "HIGH" : "MEDIUM",
		path: node.file,
		line: node.file === void 0 ? void 0 : node.line ?? 1
	}
}
var HOST = "https://api.bitbucket.org"
async function sendInsights(facts, env, config, signal) {
	const { BITBUCKET_REPO_FULL_NAME: repository, BITBUCKET_COMMIT: hash, BITBUCKET_ACCESS_TOKEN: token } = env
	const isRehearsal = !config.apiHost.startsWith("https:")
	if (repository === void 0 || hash === void 0 || token === void 0 || token.trim() === "" || isRehearsal) return
	for (const { method, path: path, body } of codeInsights(facts, { repository, hash: hash })) {
		const response = await exchange({
			method,
			url: HOST + path,
			authorization: `Bearer ${token.trim()}`,
			body,
			proxies: config.proxies,
			signal
		})
		if ("sent" in response) throw new Error(readNoResponse(response).reason)
		if (response.status >= 300) throw new Error(`HTTP ${response.status}`)
	}
}

var SEVERITIES = {
	errored: "critical",
	failed: "major",
	warned: "minor",
	passed: void 0,
	skipped: void 0
}
function codeQuality(facts) {
	return `${JSON.stringify(allResults(facts).filter(({ verdict: verdict }) => SEVERITIES[verdict] !== void 0).map(finding), null, 2)}
`
}
function finding(node) {
	return {
		description: `${nodeTitle(node)}: ${said(node)}`,
		check_name: `dbt ${node.kind}`,
		fingerprint: hash(`${node.id} ${node.verdict}`),
		severity: SEVERITIES[node.verdict],
		location: { path: node.file ?? "dbt_project.yml", lines: { begin: node.line ?? 1 } }
	}
}

var MOST_LINES2 = 40
var PREFIX = /^(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? {1,2})?(?:\[(\w{1,8}) {0,2}\]:? {1,3})?(?:\[([^\]]{0,80})\]: )?(error: |warning: )?(?:(dbt\d{1,6}): )?/
var FOREIGN = /^ {0,6}(?:\d{1,3}: \S|={5})/
function logErrors(log) {
	const errors = []
	let lines = []
	let first
	const close = () => {
		if (first !== void 0) errors.push({ ...placeIn(lines.join("\n")), message: lines.join("\n").trimEnd(), code: first.code })
		first = void 0
		lines = []
	}
	for (const source of shortLines(log)) {
		const line = readLine(source)
		const isOver = line.role !== "more" || first?.role === "dbt 2" && (FOREIGN.test(line.text) || line.stamped && !line.text.startsWith(" "))
		if (isOver) close()
		if (line.role === "dbt 1" || line.role === "dbt 2") first = line
		if (first !== void 0 && lines.length < MOST_LINES2) lines.push(line.text)
		const place = placeOfTest(source)
		if (place !== void 0) errors.push({ ...place, message: "" })
	}
	close()
	return errors
}
function readLine(source) {
	const [prefix, stamp, level, tag = "", word, bare] = /^[\d[ewd]/.test(source) ? PREFIX.exec(source) ?? [""] : [""]
	const text = source.slice(prefix.length)
	const stamped = stamp !== void 0
	const [code = bare] = /dbt\d{1,6}/.exec(tag) ?? []
	const isWarning = word === "warning: " || level !== void 0 && level !== "error"
	const isDbt2 = word === "error: " || level === "error" && (code !== void 0 || tag === "")
	if (isDbt2) return { text, stamped, role: "dbt 2", code }
	if (heading(text) !== void 0 && word !== "warning: " && readNodeLine(source) === void 0) return { text, stamped, role: "dbt 1" }
	return { text, stamped, role: isWarning && code !== void 0 ? "end" : "more" }
}
function placeOfTest(source) {
	const { word, kind, name, about = "" } = readNodeLine(source) ?? {}
	const [, file, line] = word === "Failed" && kind !== "model" ? /^([^:]{1,300}):(\d{1,7})/.exec(about) ?? [] : []
	return file === void 0 ? void 0 : { name, file, line: Number(line) }
}
function withLog(results, log) {
	const errors = Array.from(logErrors(log)).reverse()
	return results.map(result => {
		const about = errors.filter(error => isAbout(error, result))
		const file = result.file ?? about.find(error => error.file !== void 0)?.file
		const derived = result.kind === "model" ? compiledPath(result.id.split(".")[1], file) : void 0
		return {
			...result,
			file,
			line: result.line ?? about.find(error => error.line !== void 0 && error.file === file)?.line,
			compiled: result.compiled ?? about.find(error => error.compiled !== void 0)?.compiled ?? derived,
			message: result.message === "" && isFailing(result) ? about.find(({ message }) => message !== "")?.message ?? "" : result.message
		}
	})
}
function isAbout({ name, file }, result) {
	if (name !== void 0) return name === result.name || name.endsWith(`.${result.name}`)
	return result.kind !== "test" && file?.split("/").pop()?.split(".")[0] === result.name
}
function isFailing({ verdict: verdict }) {
	return verdict === "failed" || verdict === "errored"
}
function errorsWithoutNode(log) {
	return logErrors(log).filter(({ code }) => code !== void 0).map(({ code = "", message, file, line, compiled }) => ({
		id: `error.${code}`,
		kind: "error",
		name: code,
		verdict: "errored",
		status: "error",
		message,
		seconds: 0,
		file,
		line,
		compiled
	}))
}

var UPLOAD_TIME_MS = 2e3
async function gatherResults(run, which, { fetch, clean, clock, signal }) {
	const byStep = new Map()
	const problems = []
	for (const step of run.steps.filter(mayHaveResults)) {
		if (which === "failed" && step.status !== Status.ERROR) continue
		let gathered = await stepResults(step, fetch, clean)
		if (gathered.results.length === 0 && step.status === Status.ERROR && !signal.aborted) {
			await clock.wait(UPLOAD_TIME_MS, signal)
			gathered = await stepResults(step, fetch, clean)
		}
		if (gathered.problem !== void 0) problems.push(gathered.problem)
		const isLost = gathered.results.length === 0 && step.status === Status.ERROR
		byStep.set(step.number, isLost ? errorsWithoutNode(clean(step.log)) : gathered.results)
	}
	return { byStep, problems }
}
var WITHOUT_RESULTS = /\bdbtf? (deps|clean|debug|docs|parse|ls|list|compile|init)\b/
function mayHaveResults(step) {
	const hasRun = step.status === Status.SUCCESS || step.status === Status.ERROR
	return hasRun && /\bdbtf?\b/.test(step.name) && !WITHOUT_RESULTS.test(step.name)
}
async function stepResults(step, fetch, clean) {
	let problem
	for (const name of ["run_results.json", "sources.json"]) {
		const artifact = await fetch(name, step.number, readThinned)
		if (artifact.kind === "failed") problem = `${name} of step ${step.number} could not be read: ${artifact.reason}`
		const results = artifact.kind === "found" ? readNodeResults(readJson(artifact.text), clean) : []
		if (results.length > 0) return { results: withLog(results, clean(step.log)) }
	}
	return { results: [], problem }
}

function junit(facts) {
	const steps = facts.steps.some(hasResults) ? facts.steps.filter(step => hasResults(step) || step.failed) : facts.steps
	const suites = steps.map(suite)
	const attributes = counts(suites.flatMap(({ cases }) => cases), facts.seconds)
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		element(
			"testsuites",
			{ name: facts.run === void 0 ? `dbt Cloud job ${facts.jobId}` : `dbt Cloud run ${facts.run.id}`, ...attributes },
			suites.map(({ name, seconds, cases }) => element("testsuite", { name, ...counts(cases, seconds) }, cases.map(testCase)))
		),
		""
	].join("\n")
}
function hasResults(step) {
	return step.results.length > 0
}
function suite(step) {
	const seconds = step.seconds ?? step.results.reduce((sum, result) => sum + result.seconds, 0)
	const cases = hasResults(step) ? step.results.map(nodeCase) : [stepCase(step)]
	return { name: `${step.number}. ${step.name}`, seconds, cases }
}
function nodeCase(node) {
	const known = { classname: node.id.split(".").slice(0, 2).join("."), name: node.name, seconds: node.seconds, file: node.file }
	const message = annotationText(node)
	switch (node.verdict) {
		case "failed": return ended(known, "failure", message)
		case "errored": return ended(known, "error", message)
		case "skipped": return ended(known, "skipped", node.message)
		case "warned": return { ...known, note: `${node.status}: ${message}` }
		case "passed": return known
	}
}
function stepCase(step) {
	const known = { classname: "dbt Cloud", name: step.name, seconds: step.seconds ?? 0 }
	if (step.failed) return ended(known, "error", `the step ended with ${step.status}`)
	return step.status === "Success" ? known : ended(known, "skipped", step.status)
}
function ended(known, tag, message) {
	return { ...known, outcome: { tag, message } }
}
function testCase({ classname, name, seconds, file, outcome, note }) {
	const content = outcome === void 0 ? note === void 0 ? [] : [`<system-out>${xmlText(note)}</system-out>`] : [`<${outcome.tag} message="${xmlText(outcome.message.split("\n")[0])}">${xmlText(outcome.message)}</${outcome.tag}>`]
	return element("testcase", { classname, name, file, time: seconds.toFixed(3) }, content)
}
function counts(cases, seconds) {
	const count = tag => cases.filter(({ outcome }) => outcome?.tag === tag).length
	return {
		tests: cases.length,
		failures: count("failure"),
		errors: count("error"),
		skipped: count("skipped"),
		time: seconds.toFixed(3)
	}
}
function element(tag, attributes, content) {
	const written = Object.entries(attributes).map(([name, value]) => value === void 0 ? "" : ` ${name}="${xmlText(`${value}`)}"`)
	const start = `<${tag}${written.join("")}`
	return content.length === 0 ? `${start}/>` : `${start}>
${content.join("\n")}
</${tag}>`
}
var NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
var ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;" }
function xmlText(text) {
	return text.replace(NOT_XML, "?").replace(/[&<>"'\r]/g, character => ENTITIES[character])
}

var ROWS = [100, 30, 10, 0]
var MOST_CHARACTERS2 = 500
function markdown(facts, mostBytes) {
	return ROWS.map(rows => summaryText(facts, rows)).find(text => Buffer.byteLength(text) <= mostBytes) ?? ""
}
function summaryText(facts, rows) {
	const results = allResults(facts)
	return [
		`### dbt Cloud: ${markdownText(facts.sentence.split(";")[0])}`,
		...facts.run === void 0 ? [] : [`[Run ${markdownText(facts.run.id)}](<${facts.run.link.replace(/[\s<>\\]/g, "")}>)`],
		...table("Steps", ["step", "result", "time"], facts.steps.slice(0, rows).map(stepRow)),
		...nodeTable("Failed", failures(results), rows),
		...nodeTable("Warnings", warnings(results), rows),
		""
	].join("\n\n")
}
function stepRow(step) {
	const time = step.seconds === void 0 ? "" : formatDuration(step.seconds * 1e3)
	return [markdownText(`${step.number}. ${step.name}`), markdownText(step.status), time]
}
function nodeTable(title, nodes, rows) {
	const more = nodes.length - rows
	return [...table(title, ["node", "result", "message", "compiled"], nodes.slice(0, rows).map(nodeRow)), ...more > 0 ? [`and ${more} more`] : []]
}
function nodeRow(node) {
	return [nodeTitle(node), node.status, node.message, node.compiled ?? ""].map(markdownText)
}
function table(title, head, rows) {
	if (rows.length === 0) return []
	const lines = [head, head.map(() => "---"), ...rows].map(cells => `| ${cells.join(" | ")} |`)
	return [`#### ${title}`, lines.join("\n")]
}
function markdownText(text) {
	const whole = text.trim()
	const shown = Array.from(whole.slice(0, 2 * MOST_CHARACTERS2)).slice(0, MOST_CHARACTERS2).join("") + (whole.length > MOST_CHARACTERS2 ? "…" : "")
	return shown.replace(/[^\p{L}\p{N}\p{M}\p{Emoji_Presentation} ,;'()/.…=%?\n-]/gu, character => `&#${character.codePointAt(0)};`).replace(/\n+/g, "<br>")
}

var NAMES2 = ["success", "failed", "not configured", "refused", "cancelled", "deadline", "unknown"]
function outcomeJson(facts) {
	const { code, sentence, accountId, projectId, jobId, seconds, run, steps } = facts
	return JSON.stringify({
		outcome: NAMES2[code] ?? "cancelled by a signal",
		exitCode: code,
		message: sentence,
		accountId,
		projectId,
		jobId,
		run: run && { id: run.id, url: run.link, status: run.status },
		seconds,
		steps: steps.map(step => ({ index: step.number, name: step.name, status: step.status, seconds: step.seconds })),
		failures: failures(allResults(facts)).map(({ id, status, message, file, line, compiled }) => ({
			id,
			status,
			message,
			file,
			line,
			compiledPath: compiled
		}))
	}, (_, value) => value ?? null)
}

var MOST_BYTES = 1e6
async function report(summary, context) {
	const { provider, env, config, clean, print, clock, signal } = context
	const tell = problems => print(words(problems.map(problem => `report: ${problem}`)))
	const attempt = async (what, action) => {
		tell(await action().catch(error => [`${what} failed: ${errorText(error)}`]) ?? [])
	}
	const pathOf = name => {
		const value = textOf(context, name)
		return value === void 0 || isUnresolved(value) ? void 0 : value
	}
	const write = async (name, content) => {
		const file = pathOf(name)
		if (file !== void 0) await attempt(name, () => writeReport(file, content(facts)))
	}
	const gathered = await gather(summary, context, (pathOf("DBT_JUNIT_PATH") ?? pathOf("DBT_CODE_QUALITY_PATH")) === void 0 ? "failed" : "all")
	const facts = factsOf(summary, config, clock.now(), clean, step => gathered.byStep.get(step.number) ?? [])
	print([...explanation(summary, facts, context), ...provider.annotate(facts)])
	tell(gathered.problems)
	await write("DBT_JUNIT_PATH", junit)
	await write("DBT_CODE_QUALITY_PATH", codeQuality)
	const jobSummary = provider.jobSummary(env)
	if (jobSummary !== void 0) {
		await attempt("the summary", async () => {
			await addToReport(jobSummary.file, markdown(facts, MOST_BYTES), MOST_BYTES)
			print(jobSummary.announce)
		})
	}
	if (pathOf("DBT_OUTPUT_JSON") === "-") print(words([outcomeJson(facts)]))
	else await write("DBT_OUTPUT_JSON", () => `${outcomeJson(facts)}
`)
	if (config === void 0 || signal.aborted) return
	await attempt("the Code Insights report", () => sendInsights(facts, env, config, signal))
	const { run } = summary
	const folder = pathOf("DBT_ARTIFACTS_DIR")
	if (folder !== void 0 && run !== void 0 && hasEnded(summary.seen)) await attempt("DBT_ARTIFACTS_DIR", () => saveArtifacts(folder, artifactFetcher(config, run.id, signal), context.secrets))
}
async function gather({ run, seen }, context, which) {
	const { config, signal } = context
	const isReadable = config !== void 0 && run !== void 0 && seen !== void 0 && hasEnded(seen) && !signal.aborted
	if (!isReadable) return { byStep: new Map(), problems: [] }
	return gatherResults(seen, which, { ...context, fetch: artifactFetcher(config, run.id, signal) })
}
function explanation({ outcome, seen }, facts, context) {
	const step = seen === void 0 ? void 0 : failedStep(seen)
	if (outcome.code !== ExitCode.RUN_FAILED || step === void 0) return []
	const failing = failures(allResults(facts))
	if (failing.length > 0) return words(failureLines(failing))
	if (step.log === "") return words([`${stepTitle(step)}, has no log yet`])
	const [title, ...lines] = logTail(step, context.config?.logLines ?? 0)
	return title === void 0 ? [] : context.provider.fold(defused(context.clean(title)), lines, context.clock.now())
}
async function writeReport(file, text) {
	await fs.promises.mkdir(path.dirname(path.resolve(file)), { recursive: true })
	await fs.promises.writeFile(file, text)
}
async function addToReport(file, text, mostBytes) {
	const { size } = await fs.promises.stat(file).catch(() => ({ size: 0 }))
	if (size + Buffer.byteLength(text) > mostBytes) throw new Error(`${file} has no room for it`)
	await fs.promises.appendFile(file, text)
}

var GRACE_MS = 300
var SHORTEST_BUDGET_MS = 1e4
var LONGEST_BUDGET_MS = 6e4
function reportBudget(config, startedAt, now) {
	const left = startedAt + (config?.runTimeoutMs ?? Infinity) - now
	return Math.max(SHORTEST_BUDGET_MS, Math.min(LONGEST_BUDGET_MS, left))
}
async function reportInTime(summary, context, { budget, interruption }) {
	const { clock } = context
	const late = new AbortController()
	const over = new AbortController()
	let isOver = false
	const print = printed => {
		if (!isOver) context.print(printed)
	}
	const end = Promise.race([clock.wait(budget, over.signal), interruption]).then(() => {
		late.abort()
		return clock.wait(GRACE_MS, over.signal)
	})
	const reported = report(summary, { ...context, print, signal: late.signal }).catch(error => {
		print(words([`report: it could not be made (${errorText(error)})`]))
	})
	await Promise.race([reported, end])
	isOver = true
	over.abort()
}

async function main() {
	const unsupported = unsupportedNode(process.versions.node)
	if (unsupported !== void 0) {
		console.log(unsupported)
		process.exitCode = ExitCode.CONFIGURATION
		return
	}
	const args = process.argv.slice(2)
	const isFromFork = readFromFork({ env: process.env, problems: [], remarks: [] }) === "on"
	const outcome = await (isFromFork ? declineFork() : args.length === 0 ? launch() : runCommand(args))
	process.exitCode = outcome.code
	setTimeout(() => process.exit(), 500).unref()
}
function declineFork() {
	const { print, display } = openOutput(process.env, systemClock())
	const outcome = fromFork()
	print(providerOf(process.env).notice(outcome.sentence))
	display.close()
	return outcome
}
async function launch() {
	const clock = systemClock()
	const output = openOutput(process.env, clock)
	const interruption = firstSignal()
	const startedAt = clock.now()
	const reading = readConfiguration(process.env)
	const config = "problems" in reading ? void 0 : reading
	guardAgainstCrashes(output.log, config === void 0 ? Default["DBT_URL"] : jobLink(config))
	const summary = "problems" in reading ? { outcome: misconfigured(output.log, ...reading.problems) } : await monitor(reading, output, { startedAt, clock, interruption })
	output.display.close()
	const context = { env: process.env, config, provider: providerOf(process.env), clock, ...output }
	await reportInTime(summary, context, { budget: reportBudget(config, startedAt, clock.now()), interruption })
	output.log(summary.outcome.sentence)
	return summary.outcome
}
async function monitor(asked, output, { startedAt, clock, interruption }) {
	const { log, display } = output
	const window = Math.min(asked.retryWindowMs, asked.runTimeoutMs ?? Infinity)
	const send = httpSender(asked)
	if (asked.apiHost.startsWith("https:")) output.printSecretly(providerOf(process.env).mask(asked.apiKey))
	const found = await Promise.race([findJob({ config: asked, send, clock, log, window }), interruption])
	if (typeof found === "string") return { outcome: stopped(found, "no run was started", jobLink(asked)) }
	if ("sentence" in found) return { outcome: found }
	const config = withPullRequestSchema(found)
	introduction(config).forEach(log)
	const job = readPipelineJob(process.env)
	const correlationId = newCorrelationId(freshNonce(), job, JSON.stringify(triggerRequest(config, "")))
	const session = {
		config,
		correlationId,
		startedAt,
		longestSilenceMs: display.longestSilenceMs,
		restarted: job?.restarted
	}
	const remember = stateFileWriter(config, log)
	const observer = new RunObserver()
	const observe = state => {
		observer.observe(state)
		display.follow(followedRun(state))
		remember(state)
	}
	try {
		return observer.summary(await drive(session, { clock, log, observe, send, interruption }))
	} catch (error) {
		return observer.summary(crashed(error, jobLink(config)))
	}
}
function followedRun(state) {
	if (state.phase !== "watch" || state.seen === void 0) return
	return { seen: state.seen, since: state.run.since, expectedMs: state.expectedMs }
}
function introduction(config) {
	return [
		`job ${config.jobId} of account ${config.accountId}, project ${config.projectId}, at ${config.host}`,
		`  cause: ${config.cause}`,
		`  branch: ${config.gitBranch ?? "as set in the job"}`,
		`  schema: ${config.schemaOverride ?? "as set in the job"}`,
		...Object.entries(config.overrides).flatMap(([field, value]) => overrideLines(field, value)),
		...config.remarks.map(remark => `  ${remark}`)
	]
}
function overrideLines(field, value) {
	return typeof value === "object" ? [`  ${field}:`, ...value.map(command => `    ${command}`)] : [`  ${field}: ${value}`]
}
function freshNonce() {
	return crypto.randomUUID().slice(-10)
}
function firstSignal() {
	return new Promise(resolve3 => {
		for (const signal of SIGNALS) process.on(signal, () => resolve3(signal))
	})
}
function unsupportedNode(version) {
	const major = Number.parseInt(version, 10)
	if (major >= MINIMUM_NODE_MAJOR) return
	return `run-and-monitor needs Node ${MINIMUM_NODE_MAJOR} or newer and was started by Node ${version}: choose a newer image or set-up step`
}
function guardAgainstCrashes(log, link) {
	process.on("uncaughtException", error => {
		log(crashed(error, link).sentence)
		process.exit(ExitCode.UNKNOWN)
	})
}

void main()
