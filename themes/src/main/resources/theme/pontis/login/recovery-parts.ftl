<#-- What the pages of recovery share. -->
<#import "parts.ftl" as parts>

<#-- A password, and once more. -->
<#macro twice>
<div class="field">
  <label class="field-label" for="password">${msg("recovery.new.label")}</label>
  <p class="hint" id="password-hint">${msg("recovery.new.hint")}</p>
  <input class="input" id="password" name="password" type="password" required autocomplete="new-password" data-show="${msg("password.show")}" data-hide="${msg("password.hide")}"<@said by="password-hint" />>
</div>
<div class="field">
  <label class="field-label" for="repeated">${msg("recovery.again.label")}</label>
  <p class="hint" id="repeated-hint">${msg("recovery.again.hint")}</p>
  <input class="input" id="repeated" name="repeated" type="password" required autocomplete="new-password"<@said by="repeated-hint" />>
</div>
</#macro>

<#-- Not what was wrong with a phone typed elsewhere on the page. -->
<#macro said by><#if typedPhone??> aria-describedby="${by}"<#else><@parts.described by=by /></#if></#macro>
