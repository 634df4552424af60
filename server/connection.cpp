#include "server/connection.hpp"

#include "api/problem.hpp"
#include "server/log.hpp"
#include "storage/hashes.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/write.hpp>

#include <array>

namespace motcua::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

// Holds a full header, and a good part of a small pipeline.
constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr std::size_t kPieceBytes = 64 * 1024;
constexpr auto kToken = asio::as_tuple(asio::use_awaitable);

// In the client's language if its header came that far.
api::Response too_large(const WireRequest& header, const std::string& id)
{
    api::Request request;
    request.headers.emplace_back("accept-language", header[http::field::accept_language]);
    return api::to_response(Rejection{Reason::body_too_large}, api::language_of(request), id);
}

api::Response problem_of(const error_code& error, const WireRequest& header, const std::string& id)
{
    if (error == http::error::body_limit) return too_large(header, id);
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return protocol_problem(431, "header-too-large", "The request header is too large.", id);
    }
    if (error == http::error::bad_version) {
        return protocol_problem(505, "http-version", "Only HTTP/1.0 and HTTP/1.1 are spoken.", id);
    }
    constexpr auto kMalformed = "This is not a well-formed HTTP request.";
    if (error != http::error::bad_target) return protocol_problem(400, "malformed-request", kMalformed, id);
    return protocol_problem(400, "malformed-request", kMalformed, id,
                            "The address, the Host or the framing cannot be read. An address is percent-encoded UTF-8 "
                            "without control characters such as %00.");
}

// Whether there is anyone to tell what was wrong: a client that left or stopped sending is only let go.
bool deserves_answer(const error_code& error)
{
    if (error == http::error::end_of_stream || error == http::error::partial_message) return false;
    static const error_code any_parse_error = http::error::bad_method;
    return error.category() == any_parse_error.category();
}

bool expects_continue(const http::request<http::string_body>& request)
{
    return request.version() >= 11 && beast::iequals(request[http::field::expect], "100-continue");
}

}  // namespace

Connection::Connection(Socket socket, const ConnectionContext& context)
    : stream_(std::move(socket)), buffer_(kBufferBytes), context_(context)
{
    error_code ignored;
    const auto endpoint = stream_.socket().remote_endpoint(ignored);
    peer_ = endpoint.address().to_string();
    // Answers are written whole: waiting to fill a packet only delays them.
    stream_.socket().set_option(asio::ip::tcp::no_delay{true}, ignored);
}

asio::awaitable<void> Connection::run()
{
    for (bool more = true; more && !finishing_;) {
        Parser parser;
        parser.header_limit(context_.limits.header_bytes);
        parser.body_limit(context_.limits.body_bytes);
        more = co_await read_request(parser);
        if (!more) break;
        more = co_await answer(parser);
    }
    error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    stream_.close();
}

void Connection::finish()
{
    asio::post(stream_.get_executor(), [self = shared_from_this()] {
        self->finishing_ = true;
        if (self->idle_) self->stream_.cancel();
    });
}

void Connection::cut()
{
    asio::post(stream_.get_executor(), [self = shared_from_this()] { self->stream_.close(); });
}

asio::awaitable<bool> Connection::await_first_byte()
{
    if (buffer_.size() > 0) co_return true;
    stream_.expires_after(context_.limits.idle);
    idle_ = true;
    const auto [error, count] = co_await stream_.async_read_some(buffer_.prepare(4096), kToken);
    idle_ = false;
    buffer_.commit(count);
    co_return !error;
}

asio::awaitable<bool> Connection::read_request(Parser& parser)
{
    const bool arrived = co_await await_first_byte();
    if (!arrived) co_return false;
    stream_.expires_after(context_.limits.read);
    auto [error, count] = co_await http::async_read_header(stream_, buffer_, parser, kToken);
    if (!error && !parser.is_done()) {
        error = co_await read_body(parser);
    }
    stream_.expires_never();
    if (!error) co_return true;
    if (deserves_answer(error)) {
        co_await refuse(error, parser.get());
    }
    co_return false;
}

asio::awaitable<error_code> Connection::read_body(Parser& parser)
{
    if (expects_continue(parser.get())) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        const auto [error, count] = co_await asio::async_write(stream_, asio::buffer(go_on), kToken);
        if (error) co_return error;
    }
    stream_.expires_after(context_.limits.read);
    const auto [error, count] = co_await http::async_read(stream_, buffer_, parser, kToken);
    co_return error;
}

asio::awaitable<bool> Connection::answer(Parser& parser)
{
    const auto start = std::chrono::steady_clock::now();
    WireRequest wire = parser.release();
    const auto request = to_api(wire, peer_, context_.proxies);
    if (!request) {
        co_await refuse(http::error::bad_target, wire);
        co_return false;
    }
    api::Response response = co_await respond(*request);
    const std::string route{response.route};
    const std::string account = response.account;
    const int status = response.status;
    const Framing framing{.version = wire.version(),
                          .keep_alive = wire.keep_alive() && !finishing_,
                          .head = wire.method() == http::verb::head};
    const auto spool = framing.head ? nullptr : response.spool;
    bool written = co_await write(to_wire(std::move(response), framing, request->id));
    if (written && spool) {
        const bool all = co_await write_spool(*spool);
        written = all;
    }
    const auto duration = std::chrono::steady_clock::now() - start;
    context_.observe({.id = request->id,
                      .method = wire.method_string(),
                      .route = route,
                      .status = status,
                      .duration = std::chrono::duration_cast<std::chrono::microseconds>(duration),
                      .account = account});
    co_return written&& framing.keep_alive;
}

// The one place where a bug below becomes a bare 500; its text goes to the log only.
asio::awaitable<api::Response> Connection::respond(const api::Request& request)
{
    std::string failure;
    try {
        co_return co_await context_.handler(request);
    } catch (const std::exception& error) {
        failure = error.what();
    }
    log_error("request " + request.id + ": " + failure);
    co_return api::to_response(Rejection{Reason::internal}, api::language_of(request), request.id);
}

asio::awaitable<bool> Connection::write(WireResponse response)
{
    stream_.expires_after(context_.limits.write);
    const auto [error, count] = co_await http::async_write(stream_, response, kToken);
    stream_.expires_never();
    co_return !error;
}

// The client may take as long as it likes for all of it, as long as each piece goes. What cannot be read any more ends
// the connection: its length was announced.
asio::awaitable<bool> Connection::write_spool(const api::Spool& spool)
{
    for (std::uint64_t offset = 0; offset < spool.size();) {
        std::string piece;
        try {
            piece = spool.read(offset, kPieceBytes);
        } catch (const std::exception& failure) {
            log_error(failure.what());
            co_return false;
        }
        stream_.expires_after(context_.limits.write);
        const auto [error, count] = co_await asio::async_write(stream_, asio::buffer(piece), kToken);
        stream_.expires_never();
        if (error) co_return false;
        offset += piece.size();
    }
    co_return true;
}

asio::awaitable<void> Connection::refuse(error_code error, const WireRequest& header)
{
    const std::string id = storage::random_hex(8);
    api::Response problem = problem_of(error, header, id);
    const int status = problem.status;
    const Framing framing{.keep_alive = false, .head = header.method() == http::verb::head};
    const bool written = co_await write(to_wire(std::move(problem), framing, id));
    context_.observe({.id = id, .method = "-", .route = "", .status = status, .account = ""});
    if (written) {
        co_await linger();
    }
}

// Closing a socket with unread input resets the connection, and the client may never see the answer: what still comes
// is read and dropped for a short while.
asio::awaitable<void> Connection::linger()
{
    error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds{2});
    std::array<char, 16 * 1024> dropped;
    for (std::size_t total = 0; total < 16 * 1024 * 1024;) {
        const auto [error, count] = co_await stream_.async_read_some(asio::buffer(dropped), kToken);
        if (error) break;
        total += count;
    }
}

}  // namespace motcua::server
