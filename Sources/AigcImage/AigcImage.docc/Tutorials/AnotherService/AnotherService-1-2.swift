import TencentCloudRuntime

print("Nothing is called yet.")
