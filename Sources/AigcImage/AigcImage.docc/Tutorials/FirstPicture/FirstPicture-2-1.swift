import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
