#include "api/handlers.hpp"
#include "api/idempotency.hpp"
#include "api/pages.hpp"
#include "api/routes.hpp"
#include "api/sign_in.hpp"

#include <algorithm>
#include <exception>

namespace motcua::api {
namespace {

std::vector<std::string_view> segments_of(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

using Segments = std::vector<std::string_view>;

// The segments of each route's pattern, in the order of routes().
const std::vector<Segments>& patterns()
{
    static const std::vector<Segments> all = [] {
        std::vector<Segments> list;
        for (const Route& route : routes()) list.push_back(segments_of(route.pattern));
        return list;
    }();
    return all;
}

// The texts in the places of the pattern's {…}, or nothing when the path is not of the pattern.
std::optional<std::vector<std::string>> match(const Segments& pattern, const Segments& path)
{
    if (pattern.size() != path.size()) return std::nullopt;
    std::vector<std::string> params;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (pattern[i].starts_with('{')) {
            if (path[i].empty()) return std::nullopt;
            params.emplace_back(path[i]);
        } else if (pattern[i] != path[i]) {
            return std::nullopt;
        }
    }
    return params;
}

struct Match {
    const Route* route = nullptr;
    std::vector<std::string> params = {};
    std::string allowed = {};  // methods of routes with this path
};

Match find_route(const Request& request)
{
    Match found;
    const auto path = segments_of(request.path);
    for (std::size_t i = 0; i < routes().size(); ++i) {
        const Route& route = routes()[i];
        auto params = match(patterns()[i], path);
        if (!params) continue;
        found.allowed += (found.allowed.empty() ? "" : ", ") + std::string{route.method};
        if (route.method != request.method || found.route != nullptr) continue;
        found.route = &route;
        found.params = *std::move(params);
    }
    return found;
}

Outcome<Response> run(storage::Session& session, Call& call, const Route& route)
{
    if (route.auth == Auth::signed_in) {
        auto account = acting_account(session, call);
        if (!account) return std::unexpected(account.error());
        call.account = *std::move(account);
    }
    const bool keyed = route.method == "POST" && route.auth == Auth::signed_in;
    if (keyed) {
        auto before = claim_key(session, call);
        if (!before) return std::unexpected(before.error());
        if (*before) return **std::move(before);
    }
    auto outcome = std::get<SessionHandler>(route.handler)(session, call);
    if (keyed && outcome) keep_answer(session, call, *outcome);
    return outcome;
}

boost::asio::awaitable<Outcome<Response>> run_in_database(Call& call, const Route& route)
{
    const auto work = [&](storage::Session& session) { return run(session, call, route); };
    switch (route.access) {
        case storage::Access::single:
            co_return co_await call.services.database.look_up(work);
        case storage::Access::read:
            co_return co_await call.services.database.read(work);
        case storage::Access::write:
            co_return co_await call.services.database.transact(work);
    }
    co_return refuse(Reason::internal);
}

boost::asio::awaitable<Outcome<Response>> answer(Call& call, const Route& route)
{
    if (const auto* plain = std::get_if<PlainHandler>(&route.handler)) co_return (*plain)(call);
    if (const auto* coroutine = std::get_if<CoroutineHandler>(&route.handler)) {
        co_return co_await (*coroutine)(call);
    }
    co_return co_await run_in_database(call, route);
}

Problem no_route(const Match& found)
{
    if (found.allowed.empty()) return Rejection{Reason::no_such_route};
    return Rejection{Reason::method_not_allowed, "", {found.allowed}};
}

// Programs say it by Accept-Language. The citizen's pages are Vietnamese unless English is asked for by its link: a
// phone set up in English says nothing about who holds it.
Language language_for(const Request& request)
{
    if (request.path.starts_with("/api/")) return language_of(request);
    return request.query_value("lang") == "en" ? Language::en : Language::vi;
}

// Refusals are told in the form the asker reads: pages to browsers, problem+json to programs.
Response refusal(const Problem& problem, const Call& call)
{
    const bool in_browser = call.request.header("accept").value_or("").find("text/html") != std::string_view::npos;
    if (in_browser && !call.request.path.starts_with("/api/")) {
        return problem_page(problem, frame_of(call), call.request.id);
    }
    return to_response(problem, call.language, call.request.id);
}

// What went wrong that nobody should see, as the two things a client may be told.
Problem hidden(std::exception_ptr failure, const std::function<void(const std::string&)>& log_failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const storage::Busy&) {
        return Rejection{Reason::busy};
    } catch (const storage::Unavailable& error) {
        log_failure(error.what());
        return Rejection{Reason::busy};
    } catch (const std::exception& error) {
        log_failure(error.what());
        return Rejection{Reason::internal};
    }
}

}  // namespace

boost::asio::awaitable<Response> handle(Services& services,
                                        const Request& request,
                                        const std::function<void(const std::string&)>& log_failure)
{
    const Match found = find_route(request);
    Call call{services, request, language_for(request), services.now(), found.params};
    Outcome<Response> outcome = std::unexpected(no_route(found));
    if (found.route != nullptr) {
        std::exception_ptr failure;
        try {
            outcome = co_await answer(call, *found.route);
        } catch (...) {
            failure = std::current_exception();
        }
        if (failure) outcome = std::unexpected(hidden(failure, log_failure));
    }
    Response response = outcome ? *std::move(outcome) : refusal(outcome.error(), call);
    if (found.route == nullptr && !found.allowed.empty()) response.with_header("Allow", found.allowed);
    if (services.simulated) response.with_header("Motcua-Data", "simulated");
    response.route = found.route == nullptr ? std::string_view{} : found.route->pattern;
    response.account = call.account.account;
    co_return response;
}

}  // namespace motcua::api
