import type { Words } from "./concepts.ts";

export const vi: Words = {
  oneTime:
    "mã otp, mật khẩu một lần, mật khẩu dùng một lần, mã dùng một lần, mã một lần, mã tạm thời, mã 2fa, mã xác thực hai yếu tố, mã xác thực hai lớp, mã xác minh hai bước, mã hai lớp, mã 2 lớp, smart otp, mã động, mã từ ứng dụng, mã ứng dụng",
  verifyCode:
    "mã xác thực, mã xác minh, mã kiểm tra, mã đăng nhập, mã sms, mã xác nhận otp, mã xác thực được gửi, mã ủy quyền",
  code: "mã, mã xác nhận, mã bảo mật, mã an toàn, mã truy cập, mã pin, mã số, chữ số",
  digits: "# chữ số, sáu chữ số, bốn chữ số, gồm # số, # số, # ký tự, gồm sáu",
  app: "ứng dụng xác thực, ứng dụng xác minh, trình xác thực, ứng dụng authenticator, authenticator, ứng dụng của bạn, từ ứng dụng, trong ứng dụng, trên ứng dụng, ứng dụng di động, ứng dụng tạo mã, do ứng dụng",
  appWord: "ứng dụng",
  factor:
    "hai yếu tố, 2 yếu tố, hai bước, 2 bước, hai lớp, 2 lớp, đa yếu tố, nhiều yếu tố, đa nhân tố, hai nhân tố, bước thứ hai",
  sent: "đã gửi, được gửi, vừa gửi, gửi đến, gửi tới, gửi về, gửi qua, chúng tôi gửi, qua sms, bằng sms, qua tin nhắn, tin nhắn sms, qua email, đến email, tới email, đến số điện thoại, tới số điện thoại, về số điện thoại, nhận được, đã nhận, không nhận được, chưa nhận được, kiểm tra email, hộp thư",
  channel: "sms, tin nhắn, email, thư điện tử, zalo, cuộc gọi",
  askToSend: "gửi mã, gửi lại, lấy mã, nhận mã, gửi otp, lấy otp, yêu cầu mã, mã mới, gửi sms",
  enrol:
    "mã qr, quét mã, quét, khóa bí mật, khoá bí mật, khóa thiết lập, mã thiết lập, thiết lập ứng dụng, cài đặt ứng dụng, thiết lập xác thực, bật xác thực, bật xác minh, kích hoạt xác thực, nhập thủ công, không thể quét, quét hình, quét ảnh, quét bằng",
  recovery:
    "mã khôi phục, mã dự phòng, mã sao lưu, mã phục hồi, mã khẩn cấp, khóa khôi phục, mã xác thực dự phòng, mã khôi phục dùng một lần",
  captcha:
    "captcha, mã captcha, mã hình ảnh, mã trong hình, mã trong ảnh, ký tự trong hình, ký tự trong ảnh, chữ trong hình, hình bên, hình ảnh bên, mã hiển thị, không phải là robot, mã bảo vệ, phép tính",
  coupon:
    "mã giảm giá, giảm giá, mã khuyến mãi, khuyến mãi, phiếu giảm giá, mã ưu đãi, thẻ quà tặng, mã quà tặng, mã voucher, voucher, coupon, mã coupon, đổi quà, mã thẻ cào",
  postal: "mã bưu điện, mã bưu chính, mã zip",
  card: "số thẻ, ngày hết hạn, thẻ tín dụng, thẻ ghi nợ, mặt sau thẻ, mặt sau của thẻ, mã cvv, mã bảo mật thẻ, chủ thẻ",
  invite:
    "mã mời, lời mời, mã giới thiệu, giới thiệu, mã cuộc họp, cuộc họp, mã lớp, mã phòng, mã nhóm, mã người giới thiệu",
  booking:
    "mã đặt chỗ, đặt chỗ, mã đặt vé, mã đặt phòng, đặt phòng, mã đơn hàng, số đơn hàng, đơn hàng, mã vận đơn, vận đơn, mã tra cứu, mã tham chiếu, số vé, số hóa đơn, hóa đơn, hợp đồng, mã hồ sơ, mã bưu gửi",
  phone: "số điện thoại, điện thoại, di động, số di động, mã quốc gia, mã vùng",
  login:
    "tên đăng nhập, tên người dùng, người dùng, tài khoản, địa chỉ email, mã khách hàng, số khách hàng, mã người dùng, tên tài khoản",
  password: "mật khẩu, mật khẩu mới",
  secret: "khóa bí mật, khoá bí mật, khóa api",
  search: "tìm kiếm, tìm, lọc",
  other:
    "tên, họ, họ tên, họ và tên, công ty, thành phố, địa chỉ, đường, tỉnh, quốc gia, ngày sinh, ngày, tháng, năm, cccd, cmnd, căn cước, chứng minh, hộ chiếu, mã số thuế, số seri, số sê ri, mã sản phẩm, mã hàng, mã vạch, số tài khoản, biển số, số tiền, số lượng, giá, tên thiết bị, mô tả, ghi chú, bình luận, mã nhân viên, mã sinh viên, mã môn, mã lỗi, mã màu, mã kích hoạt, mã ngân hàng, mã chứng khoán",
  newPin:
    "tạo mã pin, tạo pin, đặt mã pin, thiết lập mã pin, mã pin mới, xác nhận mã pin, nhập lại mã pin, đổi mã pin, chọn mã pin, tạo mã mở khóa",
  fixedPin: "mã pin của bạn, quên mã pin, mở khóa, mở khoá, kiểm soát của phụ huynh, mã pin thẻ, mật khẩu giao dịch",
  elsewhere:
    "trên tv, trên tivi, trên ti vi, màn hình tv, trên màn hình, trên thiết bị, mã thiết bị, kết nối thiết bị, kích hoạt thiết bị, kích hoạt tv, mã ghép nối, sao kê, trong thư, qua bưu điện, trên nhãn, trên tem, trên hóa đơn, trên biên lai, trên bao bì, lớp cào, mặt sau",
};
