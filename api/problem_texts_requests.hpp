#pragma once

#include "api/problem_texts.hpp"

#include <array>

// The first rows of the table in problem_texts.cpp, which is their only reader: the input itself, who asks, and what is
// asked for.

namespace motcua::api {

inline constexpr std::array kRequestTexts = [] {
    using enum Reason;
    return std::array{
        ProblemText{malformed_json, 400, "Dữ liệu gửi lên không đúng JSON", "Malformed JSON",
                    "Không đọc được nội dung JSON: {0}{1}.", "The body is not valid JSON: {0}{1}."},
        ProblemText{invalid_value, 422, "Giá trị không hợp lệ", "Invalid value", "Giá trị này không hợp lệ: {0}.",
                    "This value is not valid: {0}."},
        ProblemText{missing_field, 422, "Thiếu thông tin", "Missing field", "Cần có thông tin này.",
                    "This field is required."},
        ProblemText{unknown_field, 422, "Thông tin không có trong mẫu", "Unknown field",
                    "Không có thông tin nào mang tên này.", "There is no field of this name."},
        ProblemText{wrong_type, 422, "Sai kiểu dữ liệu", "Wrong type", "Thông tin này phải là {0}.",
                    "This must be {0}."},
        ProblemText{too_long, 422, "Quá dài", "Too long", "Tối đa {0} ký tự.", "At most {0} characters."},
        ProblemText{too_many, 422, "Quá nhiều", "Too many", "Tối đa {0} mục.", "At most {0} items."},
        ProblemText{out_of_range, 422, "Ngoài phạm vi", "Out of range", "Phải từ {0} đến {1}.",
                    "Must be from {0} to {1}."},
        ProblemText{
            invalid_text, 422, "Văn bản không hợp lệ", "Invalid text",
            "Văn bản không có chữ nhìn thấy được, hoặc có ký tự không được phép (điều khiển, vô hình, xuống dòng).",
            "The text shows nothing, or holds characters that are not allowed (control, invisible, line feeds)."},
        ProblemText{impossible_date, 422, "Ngày giờ không có thật", "Impossible date",
                    "Không có ngày giờ này, hoặc không viết đúng dạng: {0}.",
                    "There is no such date or time, or it is not written like this: {0}."},
        ProblemText{reversed, 422, "Kết thúc trước khi bắt đầu", "Ends before it begins",
                    "Phải bắt đầu trước khi kết thúc: {0}.", "It has to begin before it ends: {0}."},
        ProblemText{out_of_order, 422, "Chồng nhau hoặc sai thứ tự", "Overlapping or out of order",
                    "{0} chồng lên hoặc đứng trước mục ngay trước nó.",
                    "{0} overlaps the one before it, or comes before it in time."},
        ProblemText{duplicate, 422, "Ghi hai lần", "Stands twice", "{0} được ghi hai lần.", "{0} stands twice."},
        ProblemText{exactly_one, 422, "Phải có đúng một trong các thông tin", "Exactly one is needed",
                    "Phải có đúng một trong các thông tin: {0}.", "Exactly one of these is needed: {0}."},
        ProblemText{in_the_future, 422, "Thời điểm ở tương lai", "In the future", "Thời điểm này chưa đến.",
                    "This moment has not come yet."},
        ProblemText{in_the_past, 422, "Thời điểm đã qua", "In the past", "Thời điểm này đã qua.",
                    "This moment is over already."},
        ProblemText{unsupported_media_type, 415, "Sai loại nội dung", "Unsupported media type",
                    "Nội dung phải là application/json.", "The body must be application/json."},
        ProblemText{body_too_large, 413, "Nội dung quá lớn", "Body too large", "Nội dung gửi lên vượt quá giới hạn.",
                    "The body is larger than the limit."},
        ProblemText{invalid_cursor, 400, "Con trỏ trang không hợp lệ", "Invalid cursor",
                    "Con trỏ này không phải do hệ thống cấp; hãy bắt đầu lại từ trang đầu.",
                    "This cursor was not given out here; start again from the first page."},
        ProblemText{not_signed_in, 401, "Chưa đăng nhập", "Not signed in", "Phiên làm việc không có hoặc đã hết hạn.",
                    "There is no session, or it has expired."},
        ProblemText{wrong_credentials, 401, "Sai tài khoản hoặc mật khẩu", "Wrong account or password",
                    "Tài khoản hoặc mật khẩu không đúng.", "The account or the password is wrong."},
        ProblemText{forbidden_role, 403, "Vai trò không được phép", "Not allowed for this role",
                    "Vai trò {0} không được thực hiện thao tác {1}.", "The role {0} may not do this: {1}."},
        ProblemText{forbidden_relation, 403, "Không thuộc thẩm quyền đơn vị", "Not in your unit's hands",
                    "Hồ sơ này không thuộc thẩm quyền xử lý của đơn vị {0} đối với thao tác {1}.",
                    "Your unit {0} does not stand so to this dossier that it may do this: {1}."},
        ProblemText{too_many_requests, 429, "Thử quá nhiều lần", "Too many tries", "Hãy thử lại sau {0} giây.",
                    "Try again in {0} seconds."},
        ProblemText{no_such_route, 404, "Không có địa chỉ này", "No such address", "Không có gì ở địa chỉ này.",
                    "There is nothing at this address."},
        ProblemText{method_not_allowed, 405, "Phương thức không dùng được", "Method not allowed",
                    "Địa chỉ này chỉ nhận: {0}.", "This address only takes: {0}."},
        ProblemText{unknown_dossier, 404, "Không có hồ sơ này", "No such dossier", "Không tìm thấy hồ sơ {0}.",
                    "There is no dossier {0}."},
        ProblemText{unknown_handoff, 404, "Không có phiếu bàn giao này", "No such handoff",
                    "Không tìm thấy phiếu bàn giao {0}.", "There is no handoff {0}."},
        ProblemText{unknown_procedure, 404, "Không có thủ tục này", "No such procedure",
                    "Không có thủ tục {0} đang có hiệu lực.", "There is no procedure {0} in force."},
        ProblemText{unknown_unit, 404, "Không có đơn vị này", "No such unit", "Không có đơn vị {0} đang hoạt động.",
                    "There is no unit {0} in force."},
        ProblemText{unknown_account, 404, "Không có tài khoản này", "No such account", "Không có tài khoản {0}.",
                    "There is no account {0}."},
        ProblemText{not_a_desk, 422, "Không phải bộ phận một cửa", "Not a reception desk",
                    "Đơn vị {0} không phải bộ phận một cửa.", "The unit {0} is not a reception desk."},
        ProblemText{not_in_force, 422, "Không có hiệu lực", "Not in force", "{0} không có hiệu lực vào ngày {1}.",
                    "{0} is not in force on {1}."},
    };
}();

}  // namespace motcua::api
